/** Asks and shows with Swing. */
module io.github.clientupdater.swing {
    requires transitive io.github.clientupdater;
    requires transitive java.desktop;
    requires org.commonmark;
    requires static org.jspecify;

    exports io.github.clientupdater.swing;
}
