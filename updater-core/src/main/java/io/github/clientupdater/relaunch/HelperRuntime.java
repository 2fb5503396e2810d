package io.github.clientupdater.relaunch;

import io.github.clientupdater.internal.files.RealPaths;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The Java that the relauncher runs on. A runtime that is part of what is replaced is first given second
 * names outside; where an image has no {@code java} program, its own launcher is given another main class.
 */
final class HelperRuntime {
    /** Small and quick: it waits, moves files and starts a program. */
    private static final List<String> OPTIONS =
            List.of("-Xshare:auto", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx64m", "-Dfile.encoding=UTF-8");

    private final Path javaHome;
    private final Optional<Path> launcher;

    private HelperRuntime(Path javaHome, Optional<Path> launcher) {
        this.javaHome = javaHome;
        this.launcher = launcher;
    }

    /** Returns the runtime of this process. */
    static HelperRuntime current() {
        return of(
                Path.of(System.getProperty("java.home", ".")),
                Optional.ofNullable(System.getProperty("jpackage.app-path")).map(Path::of));
    }

    /**
     * Returns a runtime.
     *
     * @param javaHome its directory
     * @param launcher the jpackage launcher that started it, if one did
     */
    static HelperRuntime of(Path javaHome, Optional<Path> launcher) {
        return new HelperRuntime(javaHome, launcher);
    }

    /**
     * Returns the command that runs {@code jar} with {@code directory} as its argument. It is to be
     * started in the directory of the jar.
     *
     * @param replaced what will be replaced, if anything
     * @throws IOException if this runtime can start no other program
     */
    List<String> command(Path directory, Path jar, Optional<Path> replaced) throws IOException {
        boolean inside = replaced.isPresent() && RealPaths.of(javaHome).startsWith(replaced.get());
        Path java = java(javaHome);
        if (!Files.isExecutable(java)) return launcher(directory, jar);
        if (inside) {
            Path copy = directory.resolve("runtime");
            Duplicate.of(javaHome, copy);
            java = java(copy);
        }
        List<String> command = new ArrayList<>(List.of(java.toString()));
        command.addAll(OPTIONS);
        command.addAll(List.of(bootClassPath(jar), HelperProgram.MAIN, directory.toString()));
        return command;
    }

    /**
     * By its bare name, for a class path cannot have a directory whose name holds its separator; and not
     * the class path, whose loader fails in directories with characters beyond U+FFFF.
     */
    private static String bootClassPath(Path jar) {
        return "-Xbootclasspath/a:" + jar.getFileName();
    }

    private static Path java(Path home) {
        return home.resolve("bin").resolve(File.separatorChar == '\\' ? "javaw.exe" : "java");
    }

    /** A launcher of jpackage reads {@code ../lib/app/<own name>.cfg} and loads {@code ../lib/libapplauncher.so}. */
    private List<String> launcher(Path directory, Path jar) throws IOException {
        Path original = launcher.map(RealPaths::of).orElseThrow(() -> new IOException("there is no " + java(javaHome)));
        Path image = original.resolve("../..").normalize();
        Path library = image.resolve("lib/libapplauncher.so");
        if (!Files.exists(library)) {
            throw new IOException("this image has no java program; build it with jpackage --jlink-options"
                    + " \"--strip-debug --no-man-pages --no-header-files\"");
        }
        Path copy = directory.resolve("image");
        Files.createDirectories(copy.resolve("bin"));
        Files.createDirectories(copy.resolve("lib/app"));
        Duplicate.of(javaHome, copy.resolve("lib/runtime"));
        Files.copy(library, copy.resolve("lib").resolve("libapplauncher.so"));
        Files.copy(original, copy.resolve("bin/relauncher"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.writeString(copy.resolve("lib/app/relauncher.cfg"), configuration(jar));
        return List.of(copy.resolve("bin/relauncher").toString(), directory.toString());
    }

    private static String configuration(Path jar) {
        StringBuilder text = new StringBuilder("[Application]\n");
        text.append("app.classpath=")
                .append(jar.getFileName())
                .append("\napp.mainclass=")
                .append(HelperProgram.MAIN);
        text.append("\n\n[JavaOptions]\n");
        text.append("java-options=").append(bootClassPath(jar)).append('\n');
        OPTIONS.forEach(option -> text.append("java-options=").append(option).append('\n'));
        return text.toString();
    }
}
