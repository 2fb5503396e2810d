package io.github.clientupdater.install;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clientupdater.install.PackageRow.Use;
import io.github.clientupdater.relaunch.ExitCodes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/installers.md says what the table says. What is missing there is printed as it has to be written. */
class InstallersPageTest {
    private static final Path PAGE = Path.of("../docs/installers.md");

    @Test
    void everyWayIsOnThePage() throws IOException {
        List<String> rows = new ArrayList<>();
        for (PackageKind kind : PackageKind.values()) {
            kind.row().ways().forEach(way -> rows.add(line(kind, way)));
            if (kind.row().use() == Use.IS_THE_APPLICATION) {
                rows.add("| `" + kind + "` | `." + kind.format().extension() + "` | | | it is started itself |");
            }
        }

        assertThat(linesThatBeginLike(rows)).containsExactlyElementsOf(rows);
    }

    private static String line(PackageKind kind, Way way) {
        String commands = Stream.concat(way.commands().stream(), Stream.of(way.last()))
                .filter(words -> !words.isEmpty())
                .map(InstallersPageTest::shown)
                .collect(Collectors.joining("; "));
        String rights = way.elevation() == Elevation.NONE ? "" : name(way.elevation());
        return "| `" + kind + "` | `." + kind.format().extension() + "` | " + name(way.audience()) + " | " + rights
                + " | " + commands + " |";
    }

    /** Of a script only the place. */
    private static String shown(List<String> words) {
        return words.stream().map(word -> word.contains(" ") ? "…" : word).collect(Collectors.joining(" ", "`", "`"));
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    @Test
    void everyExitCodeIsOnThePage() throws IOException {
        Map<String, ExitCodes> all = new LinkedHashMap<>();
        all.put("Inno Setup", PackageCodes.INNO_SETUP);
        all.put("NSIS", PackageCodes.NSIS);
        all.put("Windows Installer", PackageCodes.MSI);
        all.put("apt-get", PackageCodes.APT);
        all.put("dnf", PackageCodes.DNF);
        all.put("zypper", PackageCodes.ZYPPER);
        all.put("osascript", PackageCodes.OSASCRIPT);
        all.put("pkexec", PackageCodes.PKEXEC);
        List<String> rows = new ArrayList<>();
        all.forEach((maker, codes) -> codes.known().stream()
                .filter(known -> known.code() != 0)
                .forEach(known -> rows.add("| " + maker + " | " + known.code() + " | " + name(known.meaning()) + " | "
                        + known.words() + " |")));

        assertThat(linesThatBeginLike(rows)).containsExactlyElementsOf(rows);
    }

    private static List<String> linesThatBeginLike(List<String> rows) throws IOException {
        List<String> beginnings = rows.stream()
                .map(row -> row.substring(0, row.indexOf('|', 1)))
                .distinct()
                .toList();
        try (Stream<String> lines = Files.lines(PAGE)) {
            return lines.filter(line -> beginnings.stream().anyMatch(line::startsWith))
                    .toList();
        }
    }
}
