package io.github.clientupdater.internal.swap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clientupdater.testing.TreeSnapshot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody, or decay, does to the files of a swap: rows of parts F and H of docs/security-tests.md. */
class SwapThreatsTest {
    @TempDir
    Path dir;

    private SwapSite site;
    private Map<String, String> before;

    @BeforeEach
    void installOne() throws Exception {
        site = new SwapSite(dir);
        before = site.tree();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x", "a/../../x", "/etc/x", "a//b", "./a", "a/.", ""})
    @DisplayName("F13: a journal whose paths lead out of the installation is not followed")
    void forgedPath(String path) throws Exception {
        write(text("put absent link:" + "0".repeat(64) + " " + path + "\n"));

        assertThatThrownBy(() -> new Recovery(Disk.real()).run(site.area))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("nothing was changed");
        assertThat(site.tree()).isEqualTo(before);
        assertThat(site.area.has("journal")).isTrue();
    }

    @Test
    @DisplayName("F13: a journal about another directory is not followed")
    void journalOfAnotherDirectory() throws Exception {
        write("updater-journal 1\nroot /somewhere/else\n");

        assertThatThrownBy(() -> new Recovery(Disk.real()).run(site.area)).isInstanceOf(JournalException.class);
        assertThat(site.tree()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"updater-journal 2\nroot x\n", "something else\n"})
    @DisplayName("H11: a journal of another version of the updater is not touched")
    void unknownFormat(String text) throws Exception {
        write(text);

        assertThatThrownBy(() -> new Recovery(Disk.real()).run(site.area))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("another version");
        assertThat(site.area.has("journal")).isTrue();
    }

    @Test
    @DisplayName("H3: half a journal was never the beginning of anything")
    void tornJournal() throws Exception {
        CutOff.during(site.swap());
        byte[] whole = Files.readAllBytes(site.area.path().resolve("journal"));
        Map<String, String> halfDone = site.tree();
        for (int length = 0; length < whole.length; length++) {
            Files.write(site.area.path().resolve("journal"), Arrays.copyOf(whole, length));

            assertThat(new Recovery(Disk.real()).run(site.area)).isEqualTo(Recovery.Outcome.NOTHING);
        }
        assertThat(site.tree()).isEqualTo(halfDone);
    }

    @Test
    @DisplayName("H10: what was kept and has decayed since is not put back, and nothing is deleted")
    void damagedBackup() throws Exception {
        new Swapper(Disk.real()).apply(site.swap());
        Map<String, String> after = site.tree();
        Path kept = site.area.backup().resolve("lib/a.jar");
        Files.delete(kept);
        Files.writeString(kept, "bit rot");

        assertThatThrownBy(() -> new Swapper(Disk.real()).takeBack(site.area))
                .hasMessageContaining("lib/a.jar")
                .hasMessageContaining("nothing was deleted");
        assertThat(site.tree()).isEqualTo(after);
        assertThat(kept).exists();
        assertThat(site.area.isUnconfirmed()).isTrue();
    }

    @Test
    @DisplayName("F4: a directory of the installation that became a link is not followed")
    void linkedParent() throws Exception {
        Path outside = Files.createDirectory(dir.resolve("outside"));
        Swap swap = site.swap();
        CutOff.during(swap);
        Files.move(site.root.resolve("lib"), dir.resolve("lib-was-here"));
        Files.createSymbolicLink(site.root.resolve("lib"), outside);

        assertThatThrownBy(() -> new Recovery(Disk.real()).run(site.area)).hasMessageContaining("link");
        assertThat(outside).isEmptyDirectory();
    }

    @Test
    @DisplayName("F9: cleaning up removes a link and leaves what it points to")
    void linkInTheArea() throws Exception {
        Path precious =
                Files.writeString(Files.createDirectory(dir.resolve("home")).resolve("x"), "precious");
        Files.createSymbolicLink(site.area.fresh().resolve("planted"), precious.getParent());

        site.area.discard(Disk.real());

        assertThat(precious).hasContent("precious");
        assertThat(site.hasArea()).isFalse();
    }

    @Test
    @DisplayName("F3: a link where a file is expected is replaced, and what it points to stays")
    void linkAtTheTarget() throws Exception {
        Path outside = Files.writeString(dir.resolve("outside"), "precious");
        Files.delete(site.root.resolve("lib/a.jar"));
        Files.createSymbolicLink(site.root.resolve("lib/a.jar"), outside);

        new Swapper(Disk.real()).apply(site.swap());

        assertThat(outside).hasContent("precious");
        assertThat(site.root.resolve("lib/a.jar")).isRegularFile().hasContent("new a");
    }

    @Test
    void whatTheNewVersionWroteIntoItsOwnFilesIsNoObstacleToTheWayBack() throws Exception {
        new Swapper(Disk.real()).apply(site.swap());
        Files.writeString(site.root.resolve("lib/a.jar"), "changed by the new version");
        Files.writeString(site.root.resolve("new/deep/log.txt"), "written by the new version");

        new Swapper(Disk.real()).takeBack(site.area);

        Map<String, String> tree = site.tree();
        assertThat(tree).containsAllEntriesOf(before);
        assertThat(tree.keySet()).contains("new/deep/log.txt"); // Nothing is lost.
    }

    @Test
    void onlyWhatTheNewTreeHasIsPutInPlaceWhereItIsNotTheWhole() throws Exception {
        Swap part = new Swap(
                site.root,
                SwapArea.beside(site.root),
                false,
                "",
                List.of(),
                Tree.read(site.area.fresh()).digest());
        Files.delete(site.root.resolve("becomes-file/x"));
        Files.delete(site.root.resolve("becomes-file"));
        Files.delete(site.root.resolve("becomes-directory"));

        new Swapper(Disk.real()).apply(part);

        assertThat(site.root.resolve("lib/gone.jar")).exists();
        assertThat(site.root.resolve("lib/a.jar")).hasContent("new a");
        assertThat(site.root.resolve("conf/user.json")).hasContent("a default");
    }

    @Test
    void sameTreeIsNoWork() throws Exception {
        new Swapper(Disk.real()).apply(site.swap());
        new Swapper(Disk.real()).confirm(site.area);
        Map<String, String> after = site.tree();
        Tree live = Tree.read(site.root);

        assertThat(Planner.plan(live, live, path -> false, "")).isEmpty();
        assertThat(site.tree()).isEqualTo(after);
    }

    private String text(String operations) {
        return "updater-journal 1\nroot " + Escapes.escape(site.root.toString()) + "\n" + operations;
    }

    private void write(String text) throws IOException {
        String trailer = "sha256 " + TreeSnapshot.digest(text.getBytes(StandardCharsets.UTF_8)) + "\n";
        Files.writeString(site.area.path().resolve("journal"), text + trailer);
    }
}
