package io.github.clientupdater.host;

import io.github.clientupdater.release.OsVersion;
import io.github.clientupdater.release.Platform;
import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

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
        if (started.startsWith(classPath) && classPath.endsWith(".jar")) {
            return List.of("-jar", Path.of(classPath).toAbsolutePath().toString());
        }
        if (started.isEmpty()) { // A JVM inside a native program.
            throw new IllegalStateException("cannot tell how this JVM was started: set relaunchCommand(…)");
        }
        return List.of("-cp", absolute(classPath), started.split(" ", 2)[0]);
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
