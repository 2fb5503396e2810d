package io.github.clientupdater.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Real JVMs, each started as an application is that was installed in one of the ways. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "nobody has run it there yet")
class InstalledJvmTest {
    private static final String PROBE = Probe.class.getName();

    @TempDir
    Path temporary;

    @Test
    void classesAreDevelopment() throws Exception {
        List<String> told = run(Map.of(), "-cp", String.join(File.pathSeparator, classPath()), PROBE);

        assertThat(told).startsWith("DEVELOPMENT", "-", "-");
    }

    @Test
    void jarWithEverythingIsReplaced() throws Exception {
        Path jar = fatJar(temporary.resolve("demo app").resolve("notes.jar"));

        assertThat(run(Map.of(), "-jar", jar.toString())).startsWith("FAT_JAR", "-", jar.toString());
    }

    @Test
    void jarWithOthersBesideItIsNot() throws Exception {
        Path jar = temporary.resolve("thin.jar");
        thinJar(jar);

        assertThat(run(Map.of(), "-jar", jar.toString())).startsWith("UNKNOWN", "-", "-");
    }

    @Test
    void markerBesideTheJarIsRead() throws Exception {
        Path jar = fatJar(temporary.resolve("app").resolve("notes.jar"));
        Files.writeString(jar.resolveSibling("updater.install-kind"), "homebrew\n");

        assertThat(run(Map.of(), "-jar", jar.toString())).startsWith("HOMEBREW");
    }

    @Test
    void appImageIsReplacedAndStartedAgainByItself() throws Exception {
        Path mount = temporary.resolve("mount");
        Path image = temporary.resolve("Notes.AppImage");
        Path jar = fatJar(mount.resolve("usr/lib/notes.jar"));
        Map<String, String> variables =
                Map.of("APPIMAGE", image.toString(), "APPDIR", mount.toString(), "OWD", temporary.toString());

        assertThat(run(variables, "-jar", jar.toString()))
                .containsExactly(
                        "APP_IMAGE", "-", image.toString(), "[" + image + ", " + work() + "]", temporary.toString());
    }

    @Test
    void variablesOfAnAppImageThatStartedUsMeanNothing() throws Exception {
        Path jar = fatJar(temporary.resolve("app").resolve("notes.jar"));
        Map<String, String> variables = Map.of("APPIMAGE", "/x/Terminal.AppImage", "APPDIR", "/tmp/.mount_Terminal");

        assertThat(run(variables, "-jar", jar.toString())).startsWith("FAT_JAR", "-", jar.toString());
    }

    /** A file that this locale cannot name is no reason not to start. */
    @Test
    void plainLocaleTellsWhatItCan() throws Exception {
        Path jar = fatJar(temporary.resolve("mount").resolve("notes.jar"));
        Map<String, String> variables = Map.of(
                "LC_ALL",
                "C",
                "APPIMAGE",
                "/caf\u00e9.AppImage",
                "APPDIR",
                jar.getParent().toString());

        assertThat(run(variables, "-jar", jar.toString())).startsWith("APP_IMAGE", "-", "-");
    }

    /** What the launcher of jpackage sets; the image itself is built by the end-to-end tests. */
    @Test
    void imageOfJpackageIsReplaced() throws Exception {
        Path image = temporary.resolve("Notes");
        Path jar = fatJar(image.resolve("lib/app/notes.jar"));
        String launcher = image.resolve("bin/Notes").toString();

        assertThat(run(Map.of(), "-Djpackage.app-path=" + launcher, "-jar", jar.toString()))
                .startsWith("JPACKAGE", image.toString(), "-", "[" + launcher + ", " + work() + "]");
    }

    @Test
    void imageInWhichTheWorkDirectoryLiesIsNot() throws Exception {
        Path jar = fatJar(temporary.resolve("lib/app/notes.jar"));

        assertThat(run(Map.of(), "-Djpackage.app-path=" + temporary.resolve("bin/Notes"), "-jar", jar.toString()))
                .startsWith("JPACKAGE", "-", "-");
    }

    private List<String> run(Map<String, String> variables, String... options) throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = Stream.of(Stream.of(java), Arrays.stream(options), Stream.of(work()))
                .flatMap(words -> words)
                .toList();
        Path output = temporary.resolve("output");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(variables);
        Process process = builder.start();
        assertThat(process.waitFor(50, TimeUnit.SECONDS)).isTrue();
        return Files.readAllLines(output, StandardCharsets.UTF_8).stream()
                .filter(line -> !line.startsWith("SLF4J"))
                .toList();
    }

    private String work() {
        return temporary.resolve("work").toString();
    }

    private static void thinJar(Path jar) throws IOException {
        Manifest manifest = manifest();
        String path = classPath().stream()
                .map(entry -> Path.of(entry).toAbsolutePath().toUri().toString())
                .collect(Collectors.joining(" "));
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, path);
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            add(
                    PROBE.replace('.', '/') + ".class",
                    Probe.class.getResourceAsStream("Probe.class"),
                    out,
                    new HashSet<>());
        }
    }

    private static Path fatJar(Path jar) throws IOException {
        Files.createDirectories(jar.getParent());
        Set<String> seen = new HashSet<>();
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest())) {
            for (String entry : classPath()) {
                Path part = Path.of(entry);
                if (Files.isDirectory(part)) addDirectory(part, out, seen);
                else if (entry.matches(".*/(slf4j-api|semver4j|jspecify)-[^/]*")) addJar(part, out, seen);
            }
        }
        return jar;
    }

    private static void addDirectory(Path directory, JarOutputStream out, Set<String> seen) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                String name = directory.relativize(file).toString();
                if (name.matches("io/github/clientupdater/(host|release|internal/files)/.*")) {
                    add(name, Files.newInputStream(file), out, seen);
                }
            }
        }
    }

    private static void addJar(Path jar, JarOutputStream out, Set<String> seen) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            for (var entry : file.stream()
                    .filter(each -> each.getName().endsWith(".class"))
                    .toList()) {
                add(entry.getName(), file.getInputStream(entry), out, seen);
            }
        }
    }

    private static void add(String name, InputStream content, JarOutputStream out, Set<String> seen)
            throws IOException {
        try (content) {
            if (!seen.add(name)) return;
            out.putNextEntry(new ZipEntry(name));
            content.transferTo(out);
        }
    }

    private static Manifest manifest() {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, PROBE);
        return manifest;
    }

    private static List<String> classPath() {
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return List.of(path.split(File.pathSeparator));
    }
}
