package io.github.clientupdater.examples.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Makes packages of directories, the way the usual tools do. */
final class Packages {
    static final int FILE = 0100644;
    static final int EXECUTABLE = 0100755;
    static final int LINK = 0120777;

    private Packages() {}

    /** Packs a tree as {@code zip -y} does: with modes, and links as links. */
    static byte[] zip(Path tree) throws IOException {
        Map<String, Member> members = new LinkedHashMap<>();
        for (Path path : below(tree)) {
            String name = tree.relativize(path).toString();
            if (Files.isSymbolicLink(path)) {
                members.put(
                        name,
                        new Member(LINK, bytes(Files.readSymbolicLink(path).toString())));
            } else if (Files.isRegularFile(path)) {
                members.put(name, new Member(Files.isExecutable(path) ? EXECUTABLE : FILE, Files.readAllBytes(path)));
            }
        }
        return zip(members);
    }

    static byte[] zip(Map<String, Member> members) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, Member> member : members.entrySet()) {
                ZipEntry entry = new ZipEntry(member.getKey());
                entry.setTimeLocal(LocalDateTime.of(2026, 11, 1, 12, 0)); // The same bytes every time.
                zip.putNextEntry(entry);
                zip.write(member.getValue().content());
            }
        }
        return withModes(bytes.toByteArray(), List.copyOf(members.values()));
    }

    /** java.util.zip writes no modes: they are put into the central directory afterwards. */
    private static byte[] withModes(byte[] zip, List<Member> members) {
        ByteBuffer buffer = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
        int at = buffer.getInt(zip.length - 22 + 16);
        for (Member member : members) {
            buffer.put(at + 5, (byte) 3); // Made on Unix.
            buffer.putInt(at + 38, member.mode() << 16);
            at += 46 + buffer.getShort(at + 28) + buffer.getShort(at + 30) + buffer.getShort(at + 32);
        }
        return zip;
    }

    /** Packs a tree with the system's own tar. */
    static byte[] tarGz(Path tree) throws Exception {
        Process tar = new ProcessBuilder("tar", "-czf", "-", "-C", tree.toString(), ".")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        byte[] packed = tar.getInputStream().readAllBytes();
        if (!tar.waitFor(30, TimeUnit.SECONDS) || tar.exitValue() != 0) throw new IOException("tar failed");
        return packed;
    }

    /** A package whose content is {@code megabytes} large although it is small itself. */
    static byte[] zipOfZeros(int megabytes) throws IOException {
        Map<String, Member> members = new LinkedHashMap<>();
        members.put("notes.txt", new Member(FILE, bytes("notes")));
        for (int i = 0; i < megabytes; i++) members.put("zeros" + i, new Member(FILE, new byte[1024 * 1024]));
        return zip(members);
    }

    private static List<Path> below(Path tree) throws IOException {
        try (Stream<Path> paths = Files.walk(tree)) {
            return new ArrayList<>(
                    paths.filter(path -> !path.equals(tree)).sorted().toList());
        }
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** One file of a package. */
    record Member(int mode, byte[] content) {}
}
