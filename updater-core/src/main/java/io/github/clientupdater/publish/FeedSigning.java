package io.github.clientupdater.publish;

import io.github.clientupdater.internal.feed.FeedDocument;
import io.github.clientupdater.internal.feed.FeedReader;
import io.github.clientupdater.internal.signature.KeySet;
import io.github.clientupdater.internal.signature.Message;
import io.github.clientupdater.internal.signature.SignatureFile;
import io.github.clientupdater.release.MinimumSupported;
import io.github.clientupdater.release.Version;
import io.github.clientupdater.task.UpdateException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The end of every change: the feed gets its number and times, is signed, read as a client does, and put in place. */
final class FeedSigning {
    private static final String TWO_FEEDS = FileSigner.signatureOf(Path.of(ExistingFeed.NAME))
            + " has no room for the signatures of the feed before, too: upload it and at once " + ExistingFeed.NAME
            + ", for whoever asks between the two finds a pair that does not fit, and installs nothing until"
            + " the next check";

    private final FeedSettings settings;
    private final Optional<ExistingFeed> existing;
    private final Instant now;

    FeedSigning(FeedSettings settings, Optional<ExistingFeed> existing, Instant now) {
        this.settings = settings;
        this.existing = existing;
        this.now = now;
    }

    PublishedFeed publish(FeedDraft draft, List<PendingFile> files) throws PublishException {
        requireSameFeed();
        KeySet keys = keySet(draft);
        int missing = requireSignatures(keys, draft);
        fill(draft, keys.number());
        byte[] bytes = draft.bytes();
        try {
            FeedDocument document = FeedReader.read(bytes);
            requireReachable(document, draft);
            new RolloutRemarks(document).sentences().forEach(draft::remark);
            SignatureBlocks signatures = SignatureBlocks.of(settings.signers(), Message.of(bytes), comment(document));
            List<Path> written = write(bytes, withThoseBefore(signatures, missing, draft), keys, files);
            return new PublishedFeed(
                    document.sequence(), document.issued(), document.expires(), written, draft.remarks());
        } catch (UpdateException e) {
            throw new PublishException("clients would not accept the feed: " + e.getMessage(), e);
        } catch (IOException e) {
            throw PublishException.io("the feed cannot be written", e);
        }
    }

    private void requireSameFeed() throws PublishException {
        if (existing.isEmpty()) return;
        FeedDocument before = existing.get().document();
        if (!before.app().equals(settings.app()) || !before.channel().equals(settings.channel())) {
            throw new PublishException("the feed that lies there is that of " + before.app() + " on the channel "
                    + before.channel() + ", not of " + settings.app() + " on " + settings.channel());
        }
        if (before.issued().isAfter(now)) {
            throw new PublishException("the feed that lies there was issued at " + before.issued()
                    + ", which by this computer's clock is yet to come");
        }
    }

    private KeySet keySet(FeedDraft draft) throws PublishException {
        int before = existing.map(feed -> feed.document().keyset()).orElse(1);
        int number = settings.keySet().orElse(before);
        if (number < before) {
            throw new PublishException("the key set cannot go back from " + before + " to " + number);
        }
        int newest = PublishedKeys.newest(settings.directory());
        if (number < newest) {
            draft.remark("key set " + newest + " lies there and the feed still names " + number
                    + ": clients that have followed refuse it");
        }
        return number == 1
                ? settings.ring().toKeySet(1)
                : PublishedKeys.read(settings.directory(), number, settings.app());
    }

    /** Returns how many signatures are still to come. */
    private int requireSignatures(KeySet keys, FeedDraft draft) throws PublishException {
        int missing = PublishedKeys.missing(keys, settings.signers());
        if (missing == 0) return 0;
        String sentence = "clients accept the feed only with " + missing + " more of the " + keys.threshold()
                + " signatures that key set " + keys.number() + " wants";
        if (!settings.moreSignaturesFollow()) throw new PublishException(sentence);
        draft.remark(sentence);
        return missing;
    }

    private void fill(FeedDraft draft, int keySet) throws PublishException {
        draft.put("format", FeedDocument.FORMAT);
        draft.put("app", settings.app());
        draft.put("channel", settings.channel().name());
        draft.put("sequence", nextSequence());
        draft.put("issued", now.toString());
        draft.put("expires", now.plus(settings.validity()).toString());
        draft.put("keyset", keySet);
        if (settings.rollbackFloor().isPresent())
            draft.put("rollbackFloor", floor(settings.rollbackFloor().get()));
        settings.minimumSupported().ifPresent(minimum -> draft.put("minimumSupported", json(minimum)));
    }

    private long nextSequence() {
        long next = existing.map(feed -> feed.document().sequence() + 1).orElse(1L);
        return Math.max(next, settings.firstSequence().orElse(1));
    }

    private String floor(Version floor) throws PublishException {
        Optional<Version> before = existing.flatMap(feed -> feed.document().rollbackFloor());
        if (before.isPresent() && before.get().compareTo(floor) > 0) {
            throw new PublishException("the rollback floor cannot go back from " + before.get() + " to " + floor
                    + ": clients remember the higher one");
        }
        return floor.toString();
    }

    private static Map<String, Object> json(MinimumSupported minimum) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("version", minimum.version().toString());
        minimum.deadline().ifPresent(deadline -> json.put("deadline", deadline.toString()));
        return json;
    }

    /** A floor above every release would leave clients nothing to update to. */
    private void requireReachable(FeedDocument document, FeedDraft draft) throws PublishException {
        Optional<Version> newest = draft.newest();
        for (Optional<Version> floor :
                List.of(document.rollbackFloor(), document.minimumSupported().map(MinimumSupported::version))) {
            if (floor.isEmpty() || (newest.isPresent() && newest.get().compareTo(floor.get()) >= 0)) continue;
            String sentence = "no release in the feed reaches " + floor.get() + ", which it demands";
            boolean asked = settings.rollbackFloor().isPresent()
                    || settings.minimumSupported().isPresent();
            if (asked) throw new PublishException(sentence);
            draft.remark(sentence); // A withdrawal may not wait.
        }
    }

    private String comment(FeedDocument document) {
        return "timestamp:" + now.getEpochSecond() + " file:" + ExistingFeed.NAME + " app=" + document.app() + " seq="
                + document.sequence();
    }

    /**
     * The signatures of the feed before stay: whoever has one new file and one old finds a pair that fits.
     * The new ones go first, also those that are still to come.
     */
    private SignatureBlocks withThoseBefore(SignatureBlocks signatures, int missing, FeedDraft draft)
            throws PublishException, UpdateException {
        if (existing.isEmpty()) return signatures;
        KeySet keys = keySetBefore(existing.get());
        SignatureBlocks before = existing.get().signaturesBy(keys.keys());
        SignatureBlocks both = signatures.and(before, missing);
        int needed = Math.min(before.size(), keys.threshold());
        if (both.size() - signatures.size() >= needed) return both;
        draft.remark(TWO_FEEDS);
        return signatures; // Too few are of use to nobody.
    }

    private KeySet keySetBefore(ExistingFeed feed) throws PublishException {
        int number = feed.document().keyset();
        return number == 1
                ? settings.ring().toKeySet(1)
                : PublishedKeys.read(settings.directory(), number, settings.app());
    }

    private List<Path> write(byte[] bytes, SignatureBlocks signatures, KeySet keys, List<PendingFile> files)
            throws IOException, UpdateException {
        Path feed = settings.directory().resolve(ExistingFeed.NAME);
        List<Path> written = new ArrayList<>();
        try (PendingFile signature = PendingFile.of(FileSigner.signatureOf(feed), signatures.bytes());
                PendingFile document = PendingFile.of(feed, bytes)) {
            requireAccepted(document, signature, keys);
            List<PendingFile> inOrder = new ArrayList<>(files);
            inOrder.add(signature); // Before the feed: it has the signatures of both.
            inOrder.add(document);
            for (PendingFile file : inOrder) {
                file.commit();
                written.add(file.target());
            }
        }
        return written;
    }

    /** Reads what was written as a client does. */
    private void requireAccepted(PendingFile document, PendingFile signature, KeySet keys)
            throws IOException, UpdateException {
        byte[] bytes = Files.readAllBytes(document.temporary());
        SignatureFile signatures = SignatureFile.parse(Files.readAllBytes(signature.temporary()));
        int enough = settings.moreSignaturesFollow() ? 1 : keys.threshold();
        new KeySet(keys.number(), enough, keys.keys()).require(Message.of(bytes), signatures);
        FeedReader.read(bytes);
    }
}
