package io.github.clientupdater.swing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clientupdater.decision.VersionNotes;
import io.github.clientupdater.release.Notes.Markup;
import io.github.clientupdater.release.Version;
import io.github.clientupdater.swing.NotesBlock.Kind;
import io.github.clientupdater.swing.NotesBlock.Span;
import io.github.clientupdater.swing.NotesBlock.Style;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is made of notes, before anything is drawn. */
class NotesBlocksTest {
    private static final Style BOLD = Style.PLAIN.inBold();
    private static final Style ITALIC = Style.PLAIN.inItalics();

    @Test
    void aHeadingStandsOut() {
        assertThat(markdown("## What is *new*"))
                .containsExactly(
                        new NotesBlock(Kind.HEADING, 0, "", List.of(Span.plain("What is "), new Span("new", ITALIC))));
    }

    @Test
    void aParagraphIsOneBlockWhereverItsLinesBreak() {
        assertThat(texts(markdown("One\ntwo\n\nthree"))).containsExactly("One two", "three");
    }

    @Test
    void aHardLineBreakIsOne() {
        assertThat(texts(markdown("One\\\ntwo"))).containsExactly("One", "two");
    }

    @Test
    void emphasisNestsAndEnds() {
        assertThat(markdown("a **b *c*** `d` e").get(0).spans())
                .containsExactly(
                        Span.plain("a "),
                        new Span("b ", BOLD),
                        new Span("c", BOLD.inItalics()),
                        Span.plain(" "),
                        new Span("d", Style.PLAIN.asCode()),
                        Span.plain(" e"));
    }

    @Test
    void bulletsAndNumbersStandBeforeTheirItems() {
        List<NotesBlock> blocks = markdown("- one\n  - two\n- three\n\n7. seven\n8. eight");

        assertThat(blocks).extracting(NotesBlock::marker).containsExactly("•", "•", "•", "7.", "8.");
        assertThat(blocks).extracting(NotesBlock::depth).containsExactly(1, 2, 1, 1, 1);
    }

    @Test
    void onlyTheFirstParagraphOfAnItemHasTheBullet() {
        List<NotesBlock> blocks = markdown("- one\n\n  more\n- two");

        assertThat(blocks).extracting(NotesBlock::marker).containsExactly("•", "", "•");
        assertThat(blocks).extracting(NotesBlock::depth).containsOnly(1);
    }

    @Test
    void aFenceKeepsItsLines() {
        List<NotesBlock> blocks = markdown("```sh\na  b\n*c*\n```");

        assertThat(blocks).extracting(NotesBlock::kind).containsOnly(Kind.CODE);
        assertThat(texts(blocks)).containsExactly("a  b", "*c*");
    }

    @Test
    void aLinkIsFollowedByItsHost() {
        URI address = URI.create("https://docs.example/new?a=b");

        assertThat(markdown("[the **manual**](https://docs.example/new?a=b).")
                        .get(0)
                        .spans())
                .containsExactly(
                        new Span("the ", Style.PLAIN.leadingTo(address)),
                        new Span("manual", BOLD.leadingTo(address)),
                        Span.plain(" (docs.example)"),
                        Span.plain("."));
    }

    @Test
    void anAddressNeedsNoHostBehindIt() {
        assertThat(texts(markdown("<https://docs.example/new>"))).containsExactly("https://docs.example/new");
    }

    @Test
    void aLinkThatPretendsToLeadElsewhereIsGivenAway() {
        assertThat(texts(markdown("[https://good.example](https://evil.example/)")))
                .containsExactly("https://good.example (evil.example)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://docs.example/",
                "javascript:alert(1)",
                "JaVaScRiPt:alert(1)",
                "data:text/html,x",
                "file:///etc/passwd",
                "mailto:a@docs.example",
                "//docs.example/",
                "manual.html",
                "https:docs.example",
                "https://good.example@evil.example/",
                "https://аpple.example/",
                "https:///",
                "https://[x",
                ""
            })
    void otherLinksAreTheirWords(String destination) {
        assertThat(markdown("[words](<" + destination + ">)").get(0).spans()).containsExactly(Span.plain("words"));
        assertThat(NotesLink.address(destination)).isEmpty();
    }

    @Test
    void anEndlessOrInvisibleAddressIsNone() {
        assertThat(NotesLink.address("https://docs.example/\u202egpj.exe")).isEmpty();
        assertThat(NotesLink.address("https://docs.example/" + "x".repeat(3000)))
                .isEmpty();
    }

    @Test
    void ofAnImageRemainsItsDescription() {
        assertThat(markdown("![a chart](https://docs.example/chart.png)").get(0).spans())
                .containsExactly(Span.plain("a chart"));
    }

    @Test
    void htmlIsText() {
        assertThat(texts(markdown("<script>alert(1)</script> <img src=x>")))
                .containsExactly("<script>alert(1)</script> <img src=x>");
        assertThat(texts(markdown("<div>\n\n*x*\n\n</div>"))).containsExactly("<div>", "x", "</div>");
    }

    @Test
    void whatIsNotOfTheSubsetIsText() {
        assertThat(texts(markdown("> quoted\n\n***\n\n| a | b |"))).containsExactly("> quoted", "***", "| a | b |");
    }

    @Test
    void invisibleCharactersAreLeftOutEvenWhereTheyAreEntities() {
        assertThat(texts(markdown("a\u202eb&#x202e;c&#8238;d&#0;e\u200bf"))).containsExactly("abcd\ufffdef");
    }

    @Test
    void plainNotesStayPlain() {
        List<NotesBlock> blocks = plain("**not bold** [x](https://docs.example)\n# no heading");

        assertThat(texts(blocks)).containsExactly("**not bold** [x](https://docs.example)", "# no heading");
        assertThat(blocks).extracting(NotesBlock::marker).containsExactly("•", "");
        assertThat(blocks)
                .flatExtracting(NotesBlock::spans)
                .extracting(Span::style)
                .containsOnly(Style.PLAIN);
    }

    @Test
    void hugeNotesAreCut() {
        assertThat(length(plain("x".repeat(10_000_000)))).isLessThan(66_000);
        assertThat(length(markdown("x ".repeat(5_000_000)))).isLessThan(66_000);
        assertThat(markdown("x\n\n".repeat(100_000))).hasSizeLessThanOrEqualTo(2001);
        assertThat(markdown("*a* ".repeat(100_000)))
                .flatExtracting(NotesBlock::spans)
                .hasSizeLessThan(6000);
    }

    @Test
    void manyVersionsAreCutAsOne() {
        VersionNotes version = notes(Markup.PLAIN, "x".repeat(60_000));
        List<NotesBlock> blocks = NotesBlocks.of(Collections.nCopies(1000, version));

        assertThat(length(blocks)).isLessThan(200_000);
        assertThat(blocks.get(blocks.size() - 1)).isEqualTo(NotesBlock.paragraph("…"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"> ", "- ", "* ", "1. ", "[", "![", "**", "*a_", "(", "`", "<", "&", "[a](", "<!--", "\\"})
    void deepNestingHasAnEnd(String opening) {
        List<NotesBlock> blocks = markdown(opening.repeat(30_000) + "x");

        assertThat(blocks).extracting(NotesBlock::depth).allMatch(depth -> depth <= 12);
    }

    @Test
    void indentedListsDoNotNestForEver() {
        StringBuilder nested = new StringBuilder();
        for (int i = 0; i < 300; i++) nested.append("  ".repeat(i)).append("- x\n");

        assertThat(markdown(nested.toString())).extracting(NotesBlock::depth).allMatch(depth -> depth <= 12);
    }

    private static List<NotesBlock> markdown(String text) {
        return NotesBlocks.of(List.of(notes(Markup.MARKDOWN, text)));
    }

    private static List<NotesBlock> plain(String text) {
        return NotesBlocks.of(List.of(notes(Markup.PLAIN, text)));
    }

    private static VersionNotes notes(Markup markup, String text) {
        return new VersionNotes(Version.parse("2.0.0"), markup, List.of(text));
    }

    private static List<String> texts(List<NotesBlock> blocks) {
        return blocks.stream().map(NotesBlocksTest::text).toList();
    }

    private static int length(List<NotesBlock> blocks) {
        return blocks.stream().mapToInt(block -> text(block).length()).sum();
    }

    private static String text(NotesBlock block) {
        return block.spans().stream().map(Span::text).collect(Collectors.joining());
    }
}
