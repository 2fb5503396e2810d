package io.github.clientupdater.host;

import io.github.clientupdater.internal.files.RealPaths;
import io.github.clientupdater.release.Channel;
import io.github.clientupdater.release.OsVersion;
import io.github.clientupdater.release.Platform;
import io.github.clientupdater.release.Version;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The application being updated: who it is, where it lies, how it is started again. Immutable. */
public final class HostApplication {
    private final String id;
    private final Version version;
    private final String name;
    private final Channel channel;
    private final Platform platform;
    private final OsVersion osVersion;
    private final @Nullable Path installDir;
    private final @Nullable Path installFile;
    private final List<String> preserved;
    private final Path workDir;
    private final HostProcess process;
    private final List<String> relaunchCommand;
    private final Path workingDirectory;
    private final Whereabouts whereabouts;

    private HostApplication(Builder builder) {
        this.id = builder.id;
        this.version = builder.version;
        this.name = builder.name;
        this.channel = builder.channel;
        this.platform = builder.platform;
        this.osVersion = builder.osVersion;
        Path work = builder.workDir == null ? WorkDirectories.ofUser(id) : builder.workDir;
        this.workDir = outside(absolute(builder.installDir), work.toAbsolutePath());
        this.process = builder.process;
        this.whereabouts = builder.whereabouts();
        this.installDir = absolute(builder.installDir);
        this.installFile = absolute(builder.installFile);
        this.preserved = builder.preserved;
        this.relaunchCommand = builder.relaunchCommand(whereabouts);
        this.workingDirectory = builder.workingDirectory(whereabouts).toAbsolutePath();
    }

    private HostApplication(HostApplication other, List<String> relaunchCommand) {
        this.id = other.id;
        this.version = other.version;
        this.name = other.name;
        this.channel = other.channel;
        this.platform = other.platform;
        this.osVersion = other.osVersion;
        this.workDir = other.workDir;
        this.process = other.process;
        this.whereabouts = other.whereabouts;
        this.installDir = other.installDir;
        this.installFile = other.installFile;
        this.preserved = other.preserved;
        this.relaunchCommand = relaunchCommand;
        this.workingDirectory = other.workingDirectory;
    }

    /** Returns the same application, which is not started again after an update. */
    public HostApplication withoutRelaunch() {
        return new HostApplication(this, List.of());
    }

    /** The directory is moved away as a whole: what the updater needs meanwhile cannot lie in it. */
    private static Path outside(@Nullable Path installDir, Path workDir) {
        if (installDir != null && isInside(workDir, installDir)) {
            throw new IllegalArgumentException("the work directory " + workDir + " lies inside " + installDir);
        }
        return workDir;
    }

    private static boolean isInside(Path path, Path directory) {
        return RealPaths.of(path).startsWith(RealPaths.of(directory));
    }

    private static @Nullable Path absolute(@Nullable Path path) {
        if (path == null) return null;
        if (path.toString().isEmpty()) throw new IllegalArgumentException("the path of the installation is empty");
        return path.toAbsolutePath(); // Not normalized: "link/.." is not where the link lies.
    }

    /**
     * Starts the description of an application.
     *
     * @param id what tells it from every other, such as {@code com.acme.notes}
     * @param version the running version
     * @throws IllegalArgumentException if either cannot be read
     */
    public static Builder builder(String id, String version) {
        return new Builder(id, Version.parse(version));
    }

    /** Returns the identifier. */
    public String id() {
        return id;
    }

    /** Returns the version that is installed now. */
    public Version version() {
        return version;
    }

    /** Returns the name people know it by; the identifier if none was given. */
    public String name() {
        return name;
    }

    /** Returns the channel it follows. */
    public Channel channel() {
        return channel;
    }

    /** Returns the machine it runs on. */
    public Platform platform() {
        return platform;
    }

    /** Returns the version of its operating system; on Linux that of the kernel. */
    public OsVersion osVersion() {
        return osVersion;
    }

    /**
     * Returns the directory that an update replaces as a whole, if it is installed as one: that which was
     * set, or the application image that jpackage made of this application.
     */
    public Optional<Path> installDir() {
        if (installDir != null) return Optional.of(installDir);
        return whereabouts.installDir().filter(image -> !isInside(workDir, image));
    }

    /**
     * Returns the single file that an update replaces, if it is installed as one: that which was set, or
     * the AppImage or runnable jar that this application was started from.
     */
    public Optional<Path> installFile() {
        return installFile != null ? Optional.of(installFile) : whereabouts.installFile();
    }

    /** Returns which paths below the installation directory belong to the user, as patterns. */
    public List<String> preserved() {
        return preserved;
    }

    /** Returns the updater's private directory for this application: downloads, state, lock. */
    public Path workDir() {
        return workDir;
    }

    /**
     * Returns how it was installed. Finds it out at the first call, unless it was set: that may read small
     * files and ask the system's package manager, for some seconds at most. May be called from any thread.
     */
    public InstallKind installKind() {
        return whereabouts.kind();
    }

    /** Returns how it is updated where it must not update itself; else nothing. As {@link #installKind}. */
    public Optional<Guidance> guidance() {
        return whereabouts.guidance(name);
    }

    /** Returns the process that has to end before files are replaced. */
    public HostProcess process() {
        return process;
    }

    /** Returns the command that starts the application again with its own arguments, or nothing. */
    public List<String> relaunchCommand() {
        return relaunchCommand;
    }

    /** Returns the directory in which it is started again. */
    public Path workingDirectory() {
        return workingDirectory;
    }

    @Override
    public String toString() {
        return "HostApplication[" + id + " " + version + ", " + channel + ", " + platform + "]";
    }

    /** Collects the parts of a {@link HostApplication}. */
    public static final class Builder {
        private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");

        private final String id;
        private final Version version;
        private String name;
        private Channel channel = Channel.STABLE;
        private Platform platform = RunningJvm.platform();
        private OsVersion osVersion = RunningJvm.osVersion();
        private @Nullable Path installDir;
        private @Nullable Path installFile;
        private List<String> preserved = List.of();
        private @Nullable Path workDir;
        private HostProcess process = new HostProcess.ThisOne();
        private List<String> args = List.of();
        private @Nullable List<String> relaunchCommand;
        private @Nullable Path workingDirectory;
        private @Nullable InstallKind installKind;

        private Builder(String id, Version version) {
            if (!ID.matcher(id).matches()) {
                throw new IllegalArgumentException("not an application id: \"" + id + "\"");
            }
            this.id = id;
            this.name = id;
            this.version = version;
        }

        /** Sets the name that people see. */
        public Builder name(String name) {
            this.name = Objects.requireNonNull(name, "name == null");
            return this;
        }

        /** Sets the channel; {@link Channel#STABLE} by default. */
        public Builder channel(Channel channel) {
            this.channel = Objects.requireNonNull(channel, "channel == null");
            return this;
        }

        /** Sets the machine; the running one by default. */
        public Builder platform(Platform platform) {
            this.platform = Objects.requireNonNull(platform, "platform == null");
            return this;
        }

        /** Sets the version of the operating system; the running one's by default. */
        public Builder osVersion(OsVersion osVersion) {
            this.osVersion = Objects.requireNonNull(osVersion, "osVersion == null");
            return this;
        }

        /**
         * Sets the directory that holds the application and nothing else. An update replaces it as a
         * whole, so what users create belongs elsewhere. By default, where {@link #installFile} is not set
         * either, the image that jpackage made, unless it lies where packages are installed.
         */
        public Builder installDir(Path installDir) {
            this.installDir = Objects.requireNonNull(installDir, "installDir == null");
            return this;
        }

        /**
         * Sets the runnable jar (or AppImage) that is the whole application. By default, where {@link
         * #installDir} is not set either, the one that this JVM was started from, if it was.
         */
        public Builder installFile(Path installFile) {
            this.installFile = Objects.requireNonNull(installFile, "installFile == null");
            return this;
        }

        /**
         * Says what in the installation directory belongs to the user: an update neither changes nor
         * removes what is there, and puts in place what is not.
         *
         * @param patterns of paths relative to {@link #installDir}, {@code /} between the segments, such as
         *     {@code conf/**} or {@code *.properties} (glob, as {@link java.nio.file.FileSystem#getPathMatcher})
         * @throws IllegalArgumentException if one is no pattern
         */
        public Builder preserve(String... patterns) {
            for (String pattern : patterns) FileSystems.getDefault().getPathMatcher("glob:" + pattern);
            this.preserved = List.of(patterns);
            return this;
        }

        /** Sets the updater's private directory; by default one per user and application. */
        public Builder workDir(Path workDir) {
            this.workDir = Objects.requireNonNull(workDir, "workDir == null");
            return this;
        }

        /** Says which process runs the application; {@link HostProcess.ThisOne} by default. */
        public Builder process(HostProcess process) {
            this.process = Objects.requireNonNull(process, "process == null");
            return this;
        }

        /** Sets what {@code main} was given, so that the new version is given the same. */
        public Builder args(String... args) {
            this.args = List.of(args);
            return this;
        }

        /**
         * Sets the whole command that starts the application, arguments included; empty for none. By
         * default it is the command of this JVM, or the AppImage it runs from, with the arguments of {@link
         * #args}; or nothing where the application runs in another process.
         */
        public Builder relaunchCommand(List<String> command) {
            this.relaunchCommand = List.copyOf(command);
            return this;
        }

        /**
         * Says how the application was installed, instead of having it found out. Of a kind that must not
         * update itself, nothing will be downloaded.
         */
        public Builder installKind(InstallKind installKind) {
            this.installKind = Objects.requireNonNull(installKind, "installKind == null");
            return this;
        }

        /** Sets the directory to start in; that of this JVM by default, for an AppImage that of its start. */
        public Builder workingDirectory(Path workingDirectory) {
            this.workingDirectory = Objects.requireNonNull(workingDirectory, "workingDirectory == null");
            return this;
        }

        /**
         * Returns the application.
         *
         * @throws IllegalArgumentException if the work directory lies inside the installation
         * @throws IllegalStateException if no relaunch command was set and none can be told from the JVM
         */
        public HostApplication build() {
            return new HostApplication(this);
        }

        private Whereabouts whereabouts() {
            boolean own = process instanceof HostProcess.ThisOne;
            Path directory = absolute(installDir);
            Path file = absolute(installFile);
            return new Whereabouts(() -> Facts.of(RunningJvm.platform().os(), own, directory, file), installKind);
        }

        private List<String> relaunchCommand(Whereabouts whereabouts) {
            if (relaunchCommand != null) return relaunchCommand;
            if (!(process instanceof HostProcess.ThisOne)) return List.of();
            Optional<List<String>> image =
                    RunningJvm.mayBeAppImage() ? whereabouts.relaunchCommand(args) : Optional.empty();
            return image.orElseGet(() -> RunningJvm.command(args));
        }

        private Path workingDirectory(Whereabouts whereabouts) {
            if (workingDirectory != null) return workingDirectory;
            Optional<Path> image = RunningJvm.mayBeAppImage() ? whereabouts.workingDirectory() : Optional.empty();
            return image.orElseGet(RunningJvm::workingDirectory);
        }
    }
}
