package io.github.clientupdater.examples.packages;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** One event in the life of a process of the application, with what it was given or what came out. */
record DiaryPage(Properties facts) {
    static DiaryPage read(Path file) {
        Properties facts = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            facts.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new DiaryPage(facts);
    }

    String event() {
        return fact("event");
    }

    String version() {
        return fact("version");
    }

    String pending() {
        return fact("pending");
    }

    String outcome() {
        return fact("outcome");
    }

    List<String> arguments() {
        return list("arg.");
    }

    /** The JVM's options, as that JVM tells them. */
    List<String> options() {
        return list("option.");
    }

    String property(String name) {
        return fact("property." + name);
    }

    /** Returns one of the variables that the tests are about, or nothing. */
    Optional<String> variable(String name) {
        return Optional.ofNullable(facts.getProperty("env." + name));
    }

    /** Returns the names of the variables that are not as in {@code other}; other people's values stay unprinted. */
    Set<String> variablesUnlike(DiaryPage other) {
        Map<String, String> here = environment();
        Map<String, String> there = other.environment();
        Set<String> names = new TreeSet<>(here.keySet());
        names.addAll(there.keySet());
        names.removeIf(name -> Objects.equals(here.get(name), there.get(name)));
        return names;
    }

    /** The environment, without what shells keep for themselves. */
    private Map<String, String> environment() {
        Map<String, String> environment = new TreeMap<>();
        for (String name : facts.stringPropertyNames()) {
            if (name.startsWith("env.")) environment.put(name.substring(4), facts.getProperty(name));
        }
        environment.keySet().removeAll(List.of("_", "PWD", "OLDPWD", "SHLVL"));
        return environment;
    }

    private List<String> list(String prefix) {
        return IntStream.range(0, Integer.parseInt(fact(prefix + "count")))
                .mapToObj(i -> fact(prefix + i))
                .toList();
    }

    private String fact(String name) {
        return facts.getProperty(name, "(no " + name + ")");
    }

    @Override
    public String toString() {
        return version() + " " + event() + " " + facts.getProperty("outcome", "");
    }
}
