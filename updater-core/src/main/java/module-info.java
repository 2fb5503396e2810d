/** Keeps Java desktop applications and services up to date. */
module io.github.clientupdater {
    requires transitive okhttp3; // ManifestServer.Builder and Updater.Builder take an OkHttpClient.
    requires com.fasterxml.jackson.databind;
    requires java.management; // The running JVM's own options, for the next start.
    requires org.semver4j;
    requires org.slf4j;
    requires static transitive org.jspecify;

    exports io.github.clientupdater;
    exports io.github.clientupdater.decision;
    exports io.github.clientupdater.host;
    exports io.github.clientupdater.install;
    exports io.github.clientupdater.publish;
    exports io.github.clientupdater.release;
    exports io.github.clientupdater.report;
    exports io.github.clientupdater.server;
    exports io.github.clientupdater.server.fleet;
    exports io.github.clientupdater.server.license;
    exports io.github.clientupdater.server.manifest;
    exports io.github.clientupdater.server.platforms;
    exports io.github.clientupdater.server.relay;
    exports io.github.clientupdater.source;
    exports io.github.clientupdater.task;
    exports io.github.clientupdater.user;
    exports io.github.clientupdater.user.session;
    exports io.github.clientupdater.verify;
}
