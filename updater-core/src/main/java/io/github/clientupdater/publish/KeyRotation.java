package io.github.clientupdater.publish;

import io.github.clientupdater.internal.feed.KeySetDocument;
import io.github.clientupdater.internal.json.Json;
import io.github.clientupdater.internal.signature.KeySet;
import io.github.clientupdater.internal.signature.Message;
import io.github.clientupdater.internal.signature.SignatureFile;
import io.github.clientupdater.task.UpdateException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Exchanges the keys of a feed: writes {@code keys/N+1.json}, signed by enough keys of the set before
 * and of the new one. Afterwards the feed is to be published with the new number.
 */
public final class KeyRotation {
    private final Path directory;
    private final String app;
    private final List<SigningKey> signers;

    /**
     * Rotates the keys of the feed in {@code directory}, which has to lie there: the keys before are
     * compared with its signatures.
     *
     * @param signers keys of both sets
     */
    public KeyRotation(Path directory, String app, List<SigningKey> signers) {
        this.directory = directory;
        this.app = app;
        this.signers = List.copyOf(signers);
    }

    /**
     * Exchanges the keys that applications have pinned, which are in no file.
     *
     * @return the number of the new set
     * @throws PublishException if signatures are missing, the feed that lies there is another
     *     application's or not signed by these keys, or the keys have been exchanged before
     */
    public int firstTime(KeyRing pinned, KeyRing next) throws PublishException {
        int newest = PublishedKeys.newest(directory);
        if (newest > 1) {
            throw new PublishException("the pinned keys have been exchanged before: key set " + newest
                    + " lies there, and its keys are exchanged now");
        }
        return rotate(pinned.toKeySet(1), next);
    }

    /**
     * Exchanges the keys of the newest set that lies there.
     *
     * @return the number of the new set
     * @throws PublishException if signatures are missing, the feed that lies there is another
     *     application's or not signed by the keys of its set, or there is no such set
     */
    public int again(KeyRing next) throws PublishException {
        int newest = PublishedKeys.newest(directory);
        if (newest == 1) throw new PublishException("no key set lies in " + directory + ": say which keys are pinned");
        return rotate(PublishedKeys.read(directory, newest, app), next);
    }

    private int rotate(KeySet before, KeyRing next) throws PublishException {
        int number = before.number() + 1;
        KeySet after = next.toKeySet(number);
        requireSigners(before, after);
        new RotatedFeed(directory, app).requireSignedBy(before);
        byte[] document = document(number, next);
        try {
            SignatureBlocks signatures =
                    SignatureBlocks.of(signers, Message.of(document), "app=" + app + " keyset=" + number);
            requireAccepted(document, signatures.file(), before, after);
            write(PublishedKeys.file(directory, number), document, signatures.bytes());
            return number;
        } catch (UpdateException e) {
            throw new PublishException("clients would not accept the new keys: " + e.getMessage(), e);
        } catch (IOException e) {
            throw PublishException.io("the key set cannot be written", e);
        }
    }

    private void requireSigners(KeySet before, KeySet after) throws PublishException {
        int old = PublishedKeys.missing(before, signers);
        int fresh = PublishedKeys.missing(after, signers);
        if (old == 0 && fresh == 0) return;
        throw new PublishException((old + fresh) + " more signatures are needed: " + old + " by keys of set "
                + before.number() + ", " + fresh + " by keys of set " + after.number());
    }

    private byte[] document(int number, KeyRing next) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("format", KeySetDocument.FORMAT);
        json.put("app", app);
        json.put("keyset", number);
        json.put("threshold", next.threshold());
        json.put("keys", next.texts());
        return (Json.write(json) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** As a client does it. */
    private void requireAccepted(byte[] bytes, SignatureFile signatures, KeySet before, KeySet after)
            throws UpdateException, PublishException {
        before.require(Message.of(bytes), signatures);
        KeySetDocument read = KeySetDocument.read(bytes);
        if (!read.keySet().equals(after) || !read.app().equals(app)) {
            throw new PublishException("clients would read another key set than was meant");
        }
        read.keySet().require(Message.of(bytes), signatures);
    }

    /** The signature first: without its document it means nothing. */
    private static void write(Path file, byte[] document, byte[] signatures) throws IOException {
        Files.createDirectories(file.getParent());
        try (PendingFile signature = PendingFile.of(FileSigner.signatureOf(file), signatures);
                PendingFile keys = PendingFile.of(file, document)) {
            signature.commit();
            keys.commit();
        }
    }
}
