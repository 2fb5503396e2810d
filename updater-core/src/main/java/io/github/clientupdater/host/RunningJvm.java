package io.github.clientupdater.host;

import io.github.clientupdater.release.OsVersion;
import io.github.clientupdater.release.Platform;
import java.io.File;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the JVM tells about itself: the one place where system properties are read. */
final class RunningJvm {
    private RunningJvm() {}

    static Platform platform() {
        return Platform.of(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
    }

    /** A name instead of a number, as nightly builds of systems have, is the oldest version there is. */
    static OsVersion osVersion() {
        try {
            return OsVersion.parse(System.getProperty("os.version", "0"));
        } catch (IllegalArgumentException e) {
            return new OsVersion(List.of(0));
        }
    }

    static Path workingDirectory() {
        return Path.of(System.getProperty("user.dir", "."));
    }

    /**
     * Returns the command that starts this application again.
     *
     * <p>Never taken from {@code ProcessHandle.info()}: it drops empty arguments and is empty on
     * Windows. {@code sun.java.command} serves only to tell how the JVM was started, because it joins
     * arguments with blanks.
     */
    static List<String> command(List<String> args) {
        List<String> command = new ArrayList<>();
        String launcher = System.getProperty("jpackage.app-path");
        if (launcher != null) {
            command.add(launcher); // Its .cfg holds the JVM's options.
        } else {
            command.add(javaExecutable());
            command.addAll(JvmOptions.toKeep(jvmOptions(), System.getenv()));
            command.addAll(mainProgram());
        }
        command.addAll(args);
        return List.copyOf(command);
    }

    private static String javaExecutable() {
        String name = File.separatorChar == '\\' ? "javaw.exe" : "java";
        return Path.of(System.getProperty("java.home", "."), "bin", name).toString();
    }

    private static List<String> mainProgram() {
        String module = System.getProperty("jdk.module.main");
        if (module != null) return List.of("-m", module + "/" + System.getProperty("jdk.module.main.class", ""));

        String classPath = System.getProperty("java.class.path", "");
        String started = System.getProperty("sun.java.command", "");
        if (isStartedFromJar(classPath, started)) {
            return List.of("-jar", Path.of(classPath).toAbsolutePath().toString());
        }
        if (started.isEmpty()) { // A JVM inside a native program.
            throw new IllegalStateException("cannot tell how this JVM was started: set relaunchCommand(…)");
        }
        return List.of("-cp", absolute(classPath), started.split(" ", 2)[0]);
    }

    private static boolean isStartedFromJar(String classPath, String started) {
        return started.startsWith(classPath) && classPath.endsWith(".jar");
    }

    /** Returns whether it is worth while to look for an AppImage. */
    static boolean mayBeAppImage() {
        return System.getenv("APPIMAGE") != null;
    }

    /** Returns the properties that tell how the application was installed; paths with slashes. */
    static Map<String, String> properties() {
        Map<String, String> properties = new HashMap<>();
        for (String name : List.of("jpackage.app-path", "java.home", "java.class.path")) {
            String value = System.getProperty(name);
            if (value == null || value.isEmpty() || value.contains(File.pathSeparator)) continue;
            Disk.path(value).ifPresent(path -> properties.put(name, Disk.text(path.toAbsolutePath())));
        }
        return Map.copyOf(properties);
    }

    /** Returns the jar or directory of the main class; empty where that is a part of the runtime image. */
    static Optional<Path> codeSource() {
        String module = System.getProperty("jdk.module.main");
        if (module != null) return codeSourceOfModule(module);
        String classPath = System.getProperty("java.class.path", "");
        String started = System.getProperty("sun.java.command", "");
        if (isStartedFromJar(classPath, started))
            return Optional.of(Path.of(classPath).toAbsolutePath());
        return codeSourceOfClass(started.split(" ", 2)[0]);
    }

    private static Optional<Path> codeSourceOfModule(String name) {
        return ModuleLayer.boot()
                .configuration()
                .findModule(name)
                .flatMap(module -> module.reference().location())
                .flatMap(RunningJvm::path);
    }

    private static Optional<Path> codeSourceOfClass(String name) {
        try {
            Class<?> main = Class.forName(name, false, ClassLoader.getSystemClassLoader()); // It runs: nothing is read.
            CodeSource source = main.getProtectionDomain().getCodeSource();
            if (source == null || source.getLocation() == null) return Optional.empty();
            return path(source.getLocation().toURI());
        } catch (ClassNotFoundException | LinkageError | URISyntaxException e) {
            return Optional.empty(); // A JVM inside a native program.
        }
    }

    private static Optional<Path> path(URI location) {
        if (!"file".equals(location.getScheme())) return Optional.empty();
        try {
            return Optional.of(Path.of(location));
        } catch (IllegalArgumentException | FileSystemNotFoundException e) { // As Disk.path.
            return Optional.empty();
        }
    }

    private static String absolute(String classPath) {
        List<String> entries = new ArrayList<>();
        for (String entry : classPath.split(File.pathSeparator, -1)) {
            entries.add(Path.of(entry).toAbsolutePath().toString());
        }
        return String.join(File.pathSeparator, entries);
    }

    private static List<String> jvmOptions() {
        try {
            return ManagementFactory.getRuntimeMXBean().getInputArguments();
        } catch (LinkageError e) {
            return List.of(); // A runtime image without java.management.
        }
    }
}
