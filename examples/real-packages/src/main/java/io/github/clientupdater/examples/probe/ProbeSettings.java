package io.github.clientupdater.examples.probe;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/** Where things are for the probe: a file, because arguments are what is being tested. */
final class ProbeSettings {
    static final String APP = "io.github.clientupdater.examples.probe";

    private final Properties values;

    private ProbeSettings(Properties values) {
        this.values = values;
    }

    static ProbeSettings read(Path file) throws IOException {
        Properties values = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            values.load(in);
        }
        return new ProbeSettings(values);
    }

    URI feed() {
        return URI.create(required("feed"));
    }

    String key() {
        return required("key");
    }

    Path workDir() {
        return Path.of(required("workDir"));
    }

    Path diary() {
        return Path.of(required("diary"));
    }

    Optional<Path> installDir() {
        return Optional.ofNullable(values.getProperty("installDir")).map(Path::of);
    }

    Optional<Path> installFile() {
        return Optional.ofNullable(values.getProperty("installFile")).map(Path::of);
    }

    /** The program to start again with the same arguments, if the library is not to find that out. */
    Optional<String> relaunch() {
        return Optional.ofNullable(values.getProperty("relaunch"));
    }

    /** Whether to update as if this were Windows: its programs run under wine here. */
    boolean isWindows() {
        return Boolean.parseBoolean(values.getProperty("windows", "false"));
    }

    private String required(String name) {
        String value = values.getProperty(name);
        if (value == null) throw new IllegalArgumentException("the settings lack " + name);
        return value;
    }
}
