package io.github.clientupdater.security;

import io.github.clientupdater.release.Artifact;
import io.github.clientupdater.release.FileSignature;
import io.github.clientupdater.release.Format;
import io.github.clientupdater.release.Release;
import io.github.clientupdater.release.Version;
import io.github.clientupdater.task.Cancellation;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.testing.Minisign;
import io.github.clientupdater.testing.TestKeys;
import io.github.clientupdater.verify.Trust;
import io.github.clientupdater.verify.Verifier;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A program of its own, in a JVM with little memory: verifies files that are signed as a whole. */
final class SmallMemory {
    private static final String WORDS = "app=com.acme.app version=2.0.0";
    private static final int MIB = 1024 * 1024;
    private static final List<TestKeys> KEYS =
            IntStream.rangeClosed(1, 8).mapToObj(TestKeys::ofSeed).toList();

    private SmallMemory() {}

    public static void main(String[] args) throws IOException {
        Path directory = Path.of(args[0]);
        // Of another file, and genuine: nothing but the bytes refutes them.
        String signatures = KEYS.stream()
                .map(key -> Minisign.signPurely(key, new byte[] {1}, WORDS))
                .collect(Collectors.joining());
        String large = verify(file(directory, 64 * MIB), signatures);
        String most = verify(file(directory, 8 * MIB), signatures);
        String good = verify(file(directory, 8 * MIB), Minisign.signPurely(KEYS.get(7), new byte[8 * MIB], WORDS));
        System.out.println(String.join(" ", large, most, good));
    }

    private static Path file(Path directory, int size) throws IOException {
        Path file = directory.resolve("file-" + size);
        try (RandomAccessFile zeros = new RandomAccessFile(file.toFile(), "rw")) {
            zeros.setLength(size);
        }
        return file;
    }

    private static String verify(Path file, String signatures) {
        Trust trust = Trust.signedBy(KEYS.stream().map(TestKeys::minisign).toArray(String[]::new));
        Release release = Release.builder(Version.parse("2.0.0")).build();
        Artifact artifact = Artifact.builder("ref", Format.ZIP)
                .endorsement(new FileSignature(signatures))
                .build();
        try {
            new Verifier(trust, "com.acme.app").verifyKept(file, release, artifact, new Cancellation());
            return "verified";
        } catch (UpdateException e) {
            return e.code().name();
        }
    }
}
