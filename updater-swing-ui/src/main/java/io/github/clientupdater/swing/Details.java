package io.github.clientupdater.swing;

import io.github.clientupdater.host.HostApplication;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.user.session.SessionState.Failed;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an administrator or a developer wants to know about a failure, without anything secret or private. */
final class Details {
    private static final int MAX_CHARS = 4096;
    private static final int MAX_LINES = 40;
    private static final Pattern USER =
            Pattern.compile("(\\b[a-z][a-z0-9+.-]*://)[^/\\s@]*@", Pattern.CASE_INSENSITIVE);
    private static final Pattern QUERY =
            Pattern.compile("(\\b[a-z][a-z0-9+.-]*://[^\\s?#]*)[?#]\\S*", Pattern.CASE_INSENSITIVE);

    private Details() {}

    static String of(HostApplication host, Failed failed) {
        UpdateException failure = failed.failure();
        String to = failed.release().map(release -> " → " + release.version()).orElse("");
        String all = failure.code() + "\n" + failure.getMessage() + causes(failure) + "\n" + host.id() + " "
                + host.version() + to + "\n" + system();
        return PlainText.limited(withoutSecrets(all), MAX_CHARS, MAX_LINES);
    }

    /** Of the causes only the kind: their messages may hold addresses with secrets. */
    private static String causes(UpdateException failure) {
        return Stream.iterate(failure.getCause(), cause -> cause != null, Throwable::getCause)
                .limit(MAX_LINES / 2)
                .map(cause -> "\n" + cause.getClass().getName())
                .collect(Collectors.joining());
    }

    private static String system() {
        return Stream.of("os.name", "os.version", "os.arch", "java.version")
                .map(key -> System.getProperty(key, "?"))
                .collect(Collectors.joining(", "));
    }

    static String withoutSecrets(String text) {
        String bare = QUERY.matcher(USER.matcher(text).replaceAll("$1")).replaceAll("$1");
        String home = System.getProperty("user.home", "");
        return home.length() > 1 ? bare.replace(home, "~") : bare;
    }
}
