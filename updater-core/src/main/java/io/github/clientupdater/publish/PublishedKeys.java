package io.github.clientupdater.publish;

import io.github.clientupdater.internal.feed.KeySetDocument;
import io.github.clientupdater.internal.signature.KeySet;
import io.github.clientupdater.internal.signature.Message;
import io.github.clientupdater.internal.signature.PublicKey;
import io.github.clientupdater.internal.signature.SignatureFile;
import io.github.clientupdater.task.UpdateException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The key sets beside a feed: {@code keys/2.json} and so on. The first one is pinned in the applications. */
final class PublishedKeys {
    private static final int FIRST = 2;

    private PublishedKeys() {}

    static Path file(Path directory, int number) {
        return directory.resolve("keys").resolve(number + ".json");
    }

    /** Returns the number of the newest set, 1 if there is none but the pinned one. */
    static int newest(Path directory) {
        int number = FIRST;
        while (Files.exists(file(directory, number))) number++;
        return number - 1;
    }

    /** Returns a set that at least signed itself; nobody else can vouch for it here. */
    static KeySet read(Path directory, int number, String app) throws PublishException {
        Path file = file(directory, number);
        try {
            byte[] bytes = Files.readAllBytes(file);
            SignatureFile signatures = SignatureFile.parse(Files.readAllBytes(FileSigner.signatureOf(file)));
            KeySetDocument document = KeySetDocument.read(bytes);
            if (!document.app().equals(app) || document.keySet().number() != number) {
                throw new PublishException(file + " is of another application, or has another number");
            }
            document.keySet().require(Message.of(bytes), signatures);
            return document.keySet();
        } catch (UpdateException e) {
            throw new PublishException(file + " cannot be used: " + e.getMessage(), e);
        } catch (IOException e) {
            throw PublishException.io(
                    "the key set " + number + " cannot be read; bring it there, or rotate the keys first", e);
        }
    }

    /** Returns how many more keys of {@code set} have to sign. */
    static int missing(KeySet set, List<SigningKey> signers) {
        List<PublicKey> theirs = signers.stream().map(SigningKey::verifier).toList();
        long count = set.keys().stream().filter(theirs::contains).count();
        return (int) Math.max(0, set.threshold() - count);
    }
}
