package io.github.clientupdater.publish;

import io.github.clientupdater.internal.feed.FeedDocument;
import io.github.clientupdater.internal.feed.FeedReader;
import io.github.clientupdater.internal.signature.KeySet;
import io.github.clientupdater.internal.signature.Message;
import io.github.clientupdater.internal.signature.PublicKey;
import io.github.clientupdater.task.UpdateException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The feed as it lies there, after its signature was verified: a web root that somebody took over is
 * not signed again.
 */
final class ExistingFeed {
    static final String NAME = "update.json";

    private final byte[] bytes;
    private final FeedDocument document;
    private final SignatureBlocks signatures;

    private ExistingFeed(byte[] bytes, FeedDocument document, SignatureBlocks signatures) {
        this.bytes = bytes;
        this.document = document;
        this.signatures = signatures;
    }

    /** Returns the feed in {@code directory}, if there is one. */
    static Optional<ExistingFeed> in(Path directory, KeySet trusted) throws PublishException {
        Path file = directory.resolve(NAME);
        if (!Files.exists(file)) return Optional.empty();
        try {
            return Optional.of(verified(read(file), read(FileSigner.signatureOf(file)), trusted));
        } catch (UpdateException e) {
            throw new PublishException(
                    "the feed that lies in " + directory + " is not built upon: " + e.getMessage(), e);
        } catch (IOException e) {
            throw PublishException.io("the feed that lies in " + directory + " is not built upon", e);
        }
    }

    /** Returns what the feed in {@code directory} says, whoever signed it: to find out who should have. */
    static Optional<FeedDocument> unverified(Path directory) throws PublishException {
        Path file = directory.resolve(NAME);
        if (!Files.exists(file)) return Optional.empty();
        try {
            return Optional.of(FeedReader.read(read(file)));
        } catch (UpdateException e) {
            throw new PublishException("the feed that lies in " + directory + " is none: " + e.getMessage(), e);
        } catch (IOException e) {
            throw PublishException.io("the feed that lies in " + directory + " cannot be read", e);
        }
    }

    /** Returns a copy to be changed. */
    FeedDraft draft() throws PublishException {
        try {
            return FeedDraft.of(bytes);
        } catch (UpdateException e) {
            throw new PublishException(String.valueOf(e.getMessage()), e);
        }
    }

    FeedDocument document() {
        return document;
    }

    /** Returns those signatures that {@code keys} made over it, one of each. */
    SignatureBlocks signaturesBy(List<PublicKey> keys) throws UpdateException {
        return signatures.by(keys, Message.of(bytes));
    }

    private static byte[] read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(FeedDocument.MAX_BYTES + 1);
        }
    }

    private static ExistingFeed verified(byte[] bytes, byte[] signature, KeySet trusted) throws UpdateException {
        SignatureBlocks signatures = SignatureBlocks.parse(signature);
        Message message = Message.of(bytes);
        trusted.require(message, signatures.file());
        return new ExistingFeed(bytes, FeedReader.read(bytes), signatures);
    }
}
