package io.github.clientupdater.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clientupdater.internal.feed.KeySetDocument;
import io.github.clientupdater.internal.signature.KeySet;
import io.github.clientupdater.internal.signature.Message;
import io.github.clientupdater.internal.signature.PublicKey;
import io.github.clientupdater.internal.signature.SignatureFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyRotationTest {
    @TempDir
    Path dir;

    private final SigningKey offline = SigningKey.generate();
    private final SigningKey fresh = SigningKey.generate();
    private PublishedDirectory desk;
    private SigningKey daily;

    @BeforeEach
    void publishTheFirstRelease() throws Exception {
        desk = new PublishedDirectory(dir);
        daily = desk.key;
        desk.first().build().publish(desk.release("1.0.0").build());
    }

    @Test
    void newSetIsSignedByBoth() throws Exception {
        int number = rotation(offline, fresh).firstTime(ring(daily, offline), ring(fresh, offline));

        assertThat(number).isEqualTo(2);
        byte[] bytes = Files.readAllBytes(desk.web.resolve("keys/2.json"));
        KeySetDocument document = KeySetDocument.read(bytes);
        assertThat(document.app()).isEqualTo("com.acme.notes");
        assertThat(document.keySet()).isEqualTo(ring(fresh, offline).toKeySet(2));
        SignatureFile signatures = SignatureFile.parse(Files.readAllBytes(desk.web.resolve("keys/2.json.minisig")));
        ring(daily, offline).toKeySet(1).require(Message.of(bytes), signatures);
        document.keySet().require(Message.of(bytes), signatures);
        assertThat(Files.readString(desk.web.resolve("keys/2.json"))).contains(fresh.publicKey());
    }

    @Test
    void missingSignaturesAreCounted() {
        assertThatThrownBy(() -> rotation(fresh).firstTime(ring(daily, offline), ring(fresh)))
                .isInstanceOf(PublishException.class)
                .hasMessage("1 more signatures are needed: 1 by keys of set 1, 0 by keys of set 2");
        assertThatThrownBy(() -> rotation(daily)
                        .firstTime(
                                ring(daily, offline).withThreshold(2),
                                ring(fresh, offline).withThreshold(2)))
                .hasMessage("3 more signatures are needed: 1 by keys of set 1, 2 by keys of set 2");
        assertThat(desk.web.resolve("keys")).doesNotExist();
    }

    @Test
    void feedOfAnotherApplicationKeepsItsKeys() {
        KeyRotation others = new KeyRotation(desk.web, "com.acme.other", List.of(daily, fresh));

        assertThatThrownBy(() -> others.firstTime(ring(daily), ring(fresh)))
                .isInstanceOf(PublishException.class)
                .hasMessage("the feed that lies there is that of com.acme.notes, not of com.acme.other");
        assertThat(desk.web.resolve("keys")).doesNotExist();
    }

    @Test
    void keysThatNeverSignedTheFeedAreNotExchanged() {
        assertThatThrownBy(() -> rotation(offline, fresh).firstTime(ring(offline), ring(fresh)))
                .isInstanceOf(PublishException.class)
                .hasMessageContaining("clients could not follow")
                .hasMessageContaining("no pinned key");
        assertThatThrownBy(() -> rotation(daily, offline, fresh)
                        .firstTime(ring(daily, offline).withThreshold(2), ring(fresh)))
                .hasMessageContaining("1 of the 2");
        assertThat(desk.web.resolve("keys")).doesNotExist();
    }

    @Test
    void setThatDidNotSignTheFeedIsNotExchanged() throws Exception {
        SigningKey third = SigningKey.generate();
        rotation(daily, fresh).firstTime(ring(daily), ring(fresh));
        desk.publisher(fresh).trustedKeys(ring(daily)).keySet(2).build().renew();
        Path keys = Files.move(desk.web.resolve("keys"), dir.resolve("keys"));

        assertThatThrownBy(() -> rotation(daily, third).firstTime(ring(daily), ring(third)))
                .hasMessageContaining("names key set 2: bring its file, keys/2.json");
        Files.move(keys, desk.web.resolve("keys"));
        KeyRotation stranger = new KeyRotation(otherSet(third), "com.acme.notes", List.of(third));
        assertThatThrownBy(() -> stranger.again(ring(third))).hasMessageContaining("clients could not follow");
        assertThat(rotation(fresh, third).again(ring(third))).isEqualTo(3);
    }

    /** Returns a directory with the same feed beside keys that never signed it. */
    private Path otherSet(SigningKey key) throws Exception {
        PublishedDirectory other = new PublishedDirectory(Files.createDirectory(dir.resolve("other")));
        other.first().build().publish(other.release("1.0.0").build());
        new KeyRotation(other.web, "com.acme.notes", List.of(other.key, key)).firstTime(ring(other.key), ring(key));
        for (String name : List.of("update.json", "update.json.minisig")) {
            Files.copy(desk.web.resolve(name), other.web.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
        return other.web;
    }

    @Test
    void withoutAFeedThereIsNothingToExchange() {
        KeyRotation nowhere = new KeyRotation(dir.resolve("empty"), "com.acme.notes", List.of(daily, fresh));

        assertThatThrownBy(() -> nowhere.firstTime(ring(daily), ring(fresh)))
                .hasMessageContaining("there is no feed in " + dir.resolve("empty"));
        assertThat(dir.resolve("empty")).doesNotExist();
    }

    @Test
    void feedIsPublishedByTheNewSet() throws Exception {
        rotation(daily, fresh).firstTime(ring(daily), ring(fresh));

        desk.publisher(fresh)
                .trustedKeys(ring(daily))
                .keySet(2)
                .build()
                .publish(desk.release("1.1.0").build());

        KeySet second = ring(fresh).toKeySet(2);
        assertThat(desk.feed(second).keyset()).isEqualTo(2);
        desk.publisher(fresh).build().publish(desk.release("1.2.0").build());
        assertThat(desk.feed(second).keyset()).isEqualTo(2);
        assertThatThrownBy(() -> desk.publisher(fresh)
                        .keySet(1)
                        .build()
                        .publish(desk.release("1.3.0").build()))
                .hasMessage("the key set cannot go back from 2 to 1");
    }

    @Test
    void feedByAKeyThatTheSetDoesNotHoldIsRefused() throws Exception {
        rotation(daily, fresh).firstTime(ring(daily), ring(fresh));

        assertThatThrownBy(() -> desk.publisher(daily).keySet(2).build().renew())
                .hasMessageContaining("only with 1 more of the 1 signatures that key set 2 wants");
        assertThat(desk.publisher(daily).build().renew().remarks())
                .singleElement()
                .asString()
                .contains("key set 2 lies there");
    }

    @Test
    void setThatDoesNotExistIsRefused() {
        assertThatThrownBy(() -> desk.publisher().keySet(2).build().renew()).hasMessageContaining("rotate the keys");
    }

    @Test
    void chainGoesOnFromTheNewestSet() throws Exception {
        SigningKey third = SigningKey.generate();
        rotation(daily, fresh).firstTime(ring(daily), ring(fresh));

        assertThatThrownBy(() -> rotation(daily, fresh).firstTime(ring(daily), ring(fresh)))
                .hasMessageContaining("key set 2 lies there");
        assertThatThrownBy(() -> rotation(daily, third).again(ring(third)))
                .hasMessage("1 more signatures are needed: 1 by keys of set 2, 0 by keys of set 3");
        assertThat(rotation(fresh, third).again(ring(third))).isEqualTo(3);
    }

    @Test
    void setThatDidNotSignItselfIsNotBuiltUpon() throws Exception {
        rotation(daily, fresh).firstTime(ring(daily), ring(fresh));
        Path set = desk.web.resolve("keys/2.json");
        Files.writeString(set, Files.readString(set).replace("\"threshold\":1", "\"threshold\": 1"));

        assertThatThrownBy(() -> rotation(fresh).again(ring(fresh))).hasMessageContaining("cannot be used");
    }

    @Test
    void keysOfAllFormsAreWrittenAsMinisignWritesThem() {
        PublicKey key = PublicKey.parse(fresh.publicKey());

        assertThat(KeyRing.of(List.of(fresh.publicKey(), key.toString())).texts())
                .containsExactly(fresh.publicKey());
        assertThat(KeyRing.of(List.of(key.toString())).texts())
                .singleElement()
                .asString()
                .startsWith("RW");
    }

    private KeyRotation rotation(SigningKey... signers) {
        return new KeyRotation(desk.web, "com.acme.notes", List.of(signers));
    }

    private static KeyRing ring(SigningKey... keys) {
        return KeyRing.of(Arrays.stream(keys).map(SigningKey::publicKey).toList());
    }
}
