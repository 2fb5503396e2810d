package io.github.clientupdater.examples.packages;

import java.util.List;

/** Names and arguments that somebody's computer has, and that careless programs break on. */
final class Awkward {
    /** The name of a directory. */
    static final String NAME = "Démo d'app \"x\"";

    /** The same where Windows programs look, which know no name with a quotation mark. */
    static final String NAME_ON_WINDOWS = "Démo d'app (été)";

    /** What a shell, or a careless program, would not hand on as it is. */
    static final List<String> ARGUMENTS = List.of(
            "",
            " ",
            "two words",
            "it's \"quoted\"",
            "$(touch injected) `touch injected` ; touch injected",
            "é漢🚀",
            "back\\slash\\",
            "*",
            "line\nfeed",
            "-Dnot=anOption",
            "%PATH%",
            "");

    private Awkward() {}
}
