package io.github.clientupdater.relaunch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The relauncher's own jar. What this library was loaded from may be what is replaced, or no jar at all,
 * so its classes are copied: the main class, and those that are named in what was copied.
 */
final class HelperProgram {
    static final String MAIN = RelaunchMain.class.getName();

    private HelperProgram() {}

    /** Writes the jar, of classes that use the JDK only. */
    static void writeTo(Path jar) throws IOException {
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar, StandardOpenOption.CREATE_NEW))) {
            Set<String> seen = new HashSet<>();
            Deque<String> left = new ArrayDeque<>(Set.of(MAIN.replace('.', '/')));
            while (!left.isEmpty()) {
                String name = left.pop();
                if (seen.add(name)) left.addAll(copy(name, out));
            }
        }
    }

    /** Returns what the class names. Not all of that is a class: package names look alike. */
    private static Set<String> copy(String name, ZipOutputStream out) throws IOException {
        byte[] bytes;
        try (InputStream in = HelperProgram.class.getResourceAsStream("/" + name + ".class")) {
            if (in == null) return Set.of();
            bytes = in.readAllBytes();
        }
        out.putNextEntry(new ZipEntry(name + ".class"));
        out.write(bytes);
        out.closeEntry();
        // JVMS 4.4: names stand in the class file as they are, in slashes; those of ours are ASCII.
        return new HashSet<>(ours().matcher(new String(bytes, StandardCharsets.ISO_8859_1))
                .results()
                .map(MatchResult::group)
                .toList());
    }

    /** Not written out: a program that contains this library may have given it another package. */
    private static Pattern ours() {
        String root = MAIN.substring(0, MAIN.lastIndexOf('.', MAIN.lastIndexOf('.') - 1))
                .replace('.', '/');
        return Pattern.compile(Pattern.quote(root) + "/[\\w/$]+");
    }
}
