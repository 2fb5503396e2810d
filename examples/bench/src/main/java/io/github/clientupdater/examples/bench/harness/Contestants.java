package io.github.clientupdater.examples.bench.harness;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everybody who is measured. Each JVM sees its own libraries only. */
final class Contestants {
    private static final List<String> OKHTTP = List.of("okhttp-jvm", "okio-jvm", "kotlin-stdlib");
    private static final List<String> OURS = List.of(
            "updater-core", "okhttp-jvm", "okio-jvm", "kotlin-stdlib", "jackson", "semver4j", "slf4j", "jspecify");

    private final Path target;

    /** Finds the classes in {@code target} and the libraries in its directory {@code lib}. */
    Contestants(Path target) {
        this.target = target;
    }

    List<Contestant> downloads() {
        return List.of(
                curlThen(Contestant.REFERENCE, List.of("openssl", "dgst", "-sha256")),
                overwriting(),
                curlThen("curl, then sha256sum", List.of("sha256sum")),
                ours(),
                java("OkHttp, the naive loop", "OkHttpDownload", OKHTTP),
                java("update4j (Adler-32)", "Update4jDownload", List.of("update4j")),
                java("getdown", "GetdownDownload", List.of("getdown")));
    }

    List<Contestant> resuming() {
        Contestant curl = new Contestant(
                "curl -C -, then openssl",
                false,
                target -> List.of(
                        target.curl("-C", "-", "-o", target.file()),
                        List.of("openssl", "dgst", "-sha256", target.file())));
        return Stream.concat(Stream.of(curl), downloads().stream().filter(Contestant::isJava))
                .toList();
    }

    List<Contestant> checks() {
        return List.of(
                java("a JVM that says hello", "Hello", List.of()),
                java("OkHttp, one GET", "OkHttpCheck", OKHTTP),
                java("Client Updater, check", "OursCheck", OURS));
    }

    Contestant ours() {
        return java("Client Updater", "OursDownload", OURS);
    }

    Contestant reference() {
        return downloads().get(0);
    }

    private static Contestant curlThen(String name, List<String> digest) {
        return new Contestant(
                name,
                false,
                target -> List.of(
                        target.curl("-o", target.file()),
                        Stream.concat(digest.stream(), Stream.of(target.file())).toList()));
    }

    /** Writes into a file that is there: no page has to be found for it. The others may not do that. */
    private static Contestant overwriting() {
        return new Contestant("the same, file overwritten", false, target -> {
            String kept = target.directory().resolveSibling("kept").toString();
            String curl = target.curl().stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "));
            return List.of(
                    List.of("bash", "-c", "exec " + curl + " 1<> '" + kept + "'"),
                    List.of("openssl", "dgst", "-sha256", kept));
        });
    }

    private Contestant java(String name, String program, List<String> libraries) {
        String classPath = classPath(libraries);
        return new Contestant(
                name,
                true,
                target -> List.of(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        target.heap(),
                        "-Djavax.net.ssl.trustStore=" + target.certificate().resolveSibling("trust.p12"),
                        "-Djavax.net.ssl.trustStorePassword=changeit",
                        "-cp",
                        classPath,
                        "io.github.clientupdater.examples.bench.contestant." + program,
                        target.url(),
                        target.directory().toString(),
                        target.payload().sha256())));
    }

    private String classPath(List<String> libraries) {
        File[] jars = Objects.requireNonNull(target.resolve("lib").toFile().listFiles(), "no libraries");
        Stream<String> chosen = Arrays.stream(jars)
                .filter(jar -> libraries.stream().anyMatch(jar.getName()::startsWith))
                .map(File::toString)
                .sorted();
        return Stream.concat(Stream.of(target.resolve("classes").toString()), chosen)
                .collect(Collectors.joining(File.pathSeparator));
    }
}
