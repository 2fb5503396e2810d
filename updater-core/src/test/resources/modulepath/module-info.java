module demo {
    requires io.github.clientupdater;
}
