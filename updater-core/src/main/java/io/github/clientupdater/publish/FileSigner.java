package io.github.clientupdater.publish;

import io.github.clientupdater.internal.files.AtomicFiles;
import io.github.clientupdater.internal.signature.Message;
import io.github.clientupdater.internal.signature.SignatureFile;
import io.github.clientupdater.release.Version;
import io.github.clientupdater.task.UpdateException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Signs files as {@code minisign -S} does: the signature lies beside, its name ends in {@code .minisig}. */
public final class FileSigner {
    private static final Pattern APP = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");

    private final List<SigningKey> keys;

    /** Signs with each of {@code keys}, no two of them the same. */
    public FileSigner(List<SigningKey> keys) {
        Set<Object> different = new HashSet<>();
        for (SigningKey key : keys) {
            if (!different.add(key.verifier())) throw new IllegalArgumentException("a key twice: " + key.id());
        }
        if (keys.isEmpty() || keys.size() > SignatureFile.MAX_BLOCKS) {
            throw new IllegalArgumentException("1 to " + SignatureFile.MAX_BLOCKS + " keys sign, not " + keys.size());
        }
        this.keys = List.copyOf(keys);
    }

    /**
     * Returns the trusted comment by which a client tells whose file this is, and of which version.
     *
     * @throws IllegalArgumentException if one of them is not what a client can be asked for: a blank in it
     *     would say something else beside it
     */
    public static String commentFor(String app, String version) {
        if (!APP.matcher(app).matches()) throw new IllegalArgumentException("not an application id: \"" + app + "\"");
        return "app=" + app + " version=" + Version.parse(version);
    }

    /**
     * Writes the signatures of {@code file}, in place of those that are there.
     *
     * @param comment one line that is signed too
     * @return the file of signatures
     * @throws PublishException if the file cannot be signed
     */
    public Path sign(Path file, String comment) throws PublishException {
        try {
            return write(file, signatures(file, comment));
        } catch (UpdateException e) {
            throw new PublishException(String.valueOf(e.getMessage()), e);
        }
    }

    /**
     * Adds the signatures of {@code file} to those that are there. Where there is no room for them all,
     * signatures that the same keys made over the file before give way.
     *
     * @throws PublishException if there are too many, or one of the keys has signed before
     */
    public Path append(Path file, String comment) throws PublishException {
        try {
            SignatureBlocks before = SignatureBlocks.parse(Files.readAllBytes(signatureOf(file)));
            requireNew(before, new FileMessage(file));
            SignatureBlocks all = before.followedBy(signatures(file, comment));
            requireRoom(all);
            return write(file, all);
        } catch (UpdateException e) {
            throw new PublishException(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw PublishException.io("there is nothing to append to", e);
        }
    }

    private void requireRoom(SignatureBlocks all) throws PublishException {
        if (all.size() > SignatureFile.MAX_BLOCKS) {
            throw new PublishException("a file has at most " + SignatureFile.MAX_BLOCKS + " signatures; there are "
                    + (all.size() - keys.size()) + " already");
        }
    }

    private void requireNew(SignatureBlocks before, Message message) throws PublishException, UpdateException {
        for (SigningKey key : keys) {
            if (before.file().isSignedBy(key.verifier(), message)) {
                throw new PublishException("the key " + key.id() + " has signed this file before");
            }
        }
    }

    private SignatureBlocks signatures(Path file, String comment) throws PublishException, UpdateException {
        return SignatureBlocks.of(keys, new FileMessage(file), comment);
    }

    private static Path write(Path file, SignatureBlocks signatures) throws PublishException, UpdateException {
        signatures.file(); // Whether a client can read it: short enough, well-formed.
        Path beside = signatureOf(file);
        try {
            AtomicFiles.write(beside, signatures.bytes());
        } catch (IOException e) {
            throw PublishException.io("the signature cannot be written", e);
        }
        return beside;
    }

    static Path signatureOf(Path file) {
        return file.resolveSibling(file.getFileName() + ".minisig");
    }
}
