package io.github.clientupdater.host;

import io.github.clientupdater.release.Platform.Os;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An invented computer with one application on it. Nothing of it is real; it notes what it is asked. */
final class Machine implements Disk, Query {
    final List<List<String>> asked = new ArrayList<>();
    private final Os os;
    private final Map<String, String> environment = new HashMap<>();
    private final Map<String, String> properties = new HashMap<>();
    private final Map<String, String> files = new HashMap<>();
    private final Map<String, String> links = new HashMap<>();
    private final Map<String, String> answers = new HashMap<>();
    private final Set<String> directories = new HashSet<>();
    private final Set<String> readOnly = new HashSet<>();
    private final Set<String> wholeJars = new HashSet<>();
    private boolean own = true;
    private @Nullable String codeSource;
    private @Nullable String directory;
    private @Nullable String file;

    private Machine(Os os) {
        this.os = os;
        properties.put("java.home", "/usr/lib/jvm/java-17");
    }

    static Machine linux() {
        return new Machine(Os.LINUX);
    }

    static Machine macos() {
        return new Machine(Os.MACOS);
    }

    static Machine windows() {
        return new Machine(Os.WINDOWS);
    }

    /** The application is not that of this JVM. */
    Machine foreign() {
        own = false;
        return this;
    }

    Machine variable(String name, String value) {
        environment.put(name, value);
        return this;
    }

    Machine property(String name, String value) {
        properties.put(name, value);
        return this;
    }

    Machine launcher(String path) {
        return property("jpackage.app-path", path);
    }

    Machine code(String path) {
        codeSource = path;
        return this;
    }

    Machine classes(String path) {
        directories.add(path);
        return code(path);
    }

    /** A jar with everything in it. */
    Machine fatJar(String path) {
        wholeJars.add(path);
        return code(path).property("java.class.path", path);
    }

    Machine installDir(String path) {
        directory = path;
        return this;
    }

    Machine installFile(String path) {
        file = path;
        return this;
    }

    Machine file(String path, String text) {
        files.put(path, text);
        return this;
    }

    Machine link(String path, String target) {
        links.put(path, target);
        return this;
    }

    Machine readOnlyVolume(String path) {
        readOnly.add(path);
        return this;
    }

    /** The program is there and says so when asked exactly that. */
    Machine says(String command, String answer) {
        answers.put(command, answer);
        return file(command.split(" ", 2)[0], "");
    }

    Facts facts() {
        return new Facts(
                os,
                own,
                environment,
                properties,
                Optional.ofNullable(codeSource),
                Optional.ofNullable(directory),
                Optional.ofNullable(file),
                this,
                this);
    }

    Detection detect() {
        return Detector.detect(facts());
    }

    @Override
    public boolean exists(String path) {
        return files.containsKey(path);
    }

    @Override
    public boolean isDirectory(String path) {
        return directories.contains(path);
    }

    @Override
    public boolean isReadOnlyVolume(String path) {
        return readOnly.contains(path);
    }

    @Override
    public boolean isWholeJar(String path) {
        return wholeJars.contains(path);
    }

    @Override
    public Optional<String> read(String path) {
        return Optional.ofNullable(files.get(path));
    }

    @Override
    public String real(String path) {
        return links.getOrDefault(path, path);
    }

    @Override
    public Optional<String> ask(List<String> command) {
        asked.add(command);
        return Optional.ofNullable(answers.get(String.join(" ", command)));
    }
}
