package io.github.clientupdater.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Chooses which options of the running JVM the next one gets. */
final class JvmOptions {
    /** Debuggers and agents would run twice or fight for a port; the others the launcher sets itself. */
    private static final List<String> LEFT_OUT =
            List.of("-agentlib:", "-agentpath:", "-javaagent:", "-Xrunjdwp", "-Djdk.module.main", "-Djpackage.");

    private static final Pattern WORD = Pattern.compile("(?:[^\\s\"']|\"[^\"]*\"|'[^']*')+");

    private JvmOptions() {}

    /** Returns what to give the next JVM, which finds {@code environment} as the running one did. */
    static List<String> toKeep(List<String> options, Map<String, String> environment) {
        List<String> kept = new ArrayList<>(options);
        for (String variable : List.of("JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS")) {
            words(environment.getOrDefault(variable, "")).forEach(kept::remove); // It comes from there again.
        }
        kept.removeIf(option -> LEFT_OUT.stream().anyMatch(option::startsWith));
        return List.copyOf(kept);
    }

    /** As the launcher reads these variables: blanks separate, quotes of either kind hold together. */
    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        for (MatchResult found : WORD.matcher(text).results().toList()) {
            String word = found.group().replaceAll("[\"']", "");
            int last = words.size() - 1;
            boolean isValue = last >= 0 && !word.startsWith("-") && isNameOnly(words.get(last));
            if (isValue) words.set(last, words.get(last) + "=" + word); // So the JVM tells it.
            else words.add(word);
        }
        return words;
    }

    /** {@code --add-opens a/b=c} is what {@code --add-opens=a/b=c} is. */
    private static boolean isNameOnly(String option) {
        return option.startsWith("--") && !option.contains("=");
    }
}
