package io.github.clientupdater.host;

import io.github.clientupdater.release.Platform.Os;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Whether Windows has it in its list of what can be removed. */
final class WindowsInstallers {
    private static final String KEY = "\\Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall";
    private static final List<List<String>> LISTS =
            List.of(list("HKCU"), list("HKLM", "/reg:64"), list("HKLM", "/reg:32"));
    private static final Pattern LOCATION = Pattern.compile(
            "^\\s*InstallLocation\\s+REG_(?:EXPAND_)?SZ\\s+\"?([^\"\\r\\n]+?)\"?\\s*$", Pattern.MULTILINE);

    private WindowsInstallers() {}

    static Optional<Detection> of(Facts facts) {
        if (facts.os() != Os.WINDOWS) return Optional.empty();
        return LISTS.stream()
                .flatMap(list -> locations(list, facts))
                .filter(facts::isAnyIn)
                .map(location -> Detection.of(InstallKind.WINDOWS_INSTALLER))
                .findFirst();
    }

    private static Stream<String> locations(List<String> list, Facts facts) {
        return facts
                .query()
                .ask(Stream.concat(Stream.of(program(facts)), list.stream()).toList())
                .stream()
                .flatMap(answer -> LOCATION.matcher(answer).results())
                .map(line -> line.group(1).replace('\\', '/'))
                .filter(directory -> directory.length() > "C:/".length()); // Else everything would lie in it.
    }

    private static String program(Facts facts) {
        return facts.variable("SystemRoot").orElse("C:\\Windows") + "\\System32\\reg.exe";
    }

    private static List<String> list(String hive, String... options) {
        return Stream.concat(Stream.of("query", hive + KEY, "/s", "/v", "InstallLocation"), Stream.of(options))
                .toList();
    }
}
