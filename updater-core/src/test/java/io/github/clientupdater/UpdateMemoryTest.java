package io.github.clientupdater;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clientupdater.host.StateStore;
import io.github.clientupdater.release.Version;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.testing.FakeStateStore;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpdateMemoryTest {
    private static final Version TWO = Version.parse("2.0.0");
    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");

    private final FakeStateStore store = new FakeStateStore();
    private final UpdateMemory memory = new UpdateMemory(store);

    @Test
    void identifierIsMadeOnce() throws Exception {
        String id = memory.installationId();

        assertThat(UUID.fromString(id)).hasToString(id);
        assertThat(UUID.fromString(id).version()).isEqualTo(4);
        assertThat(new UpdateMemory(store).installationId()).isEqualTo(id);
        assertThat(store.get("installation-id")).contains(id);
        assertThat(new UpdateMemory(new FakeStateStore()).installationId()).isNotEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "6f6b1a52-6b1c-4f0e-9d5e-0a1b2c3d4e5f\n", "6F6B1A52-6B1C-4F0E-9D5E-0A1B2C3D4E5F"})
    void damagedIdentifierIsMadeAnew(String damaged) throws Exception {
        store.put("installation-id", damaged);

        String id = memory.installationId();

        assertThat(id).isNotEqualTo(damaged).hasSize(36);
        assertThat(memory.installationId()).isEqualTo(id);
    }

    @Test
    void identifierThatCannotBeKeptFailsNoCheck_butOneThatCannotBeReadDoes() throws Exception {
        assertThat(new UpdateMemory(new BrokenStore(true)).installationId()).hasSize(36);
        assertThatThrownBy(() -> new UpdateMemory(new BrokenStore(false)).installationId())
                .isInstanceOf(UpdateException.class);
    }

    @Test
    void startIsCountedOnce() throws Exception {
        assertThat(memory.started(TWO, "a")).isEqualTo(1);
        assertThat(memory.started(TWO, "a")).isEqualTo(1);
        assertThat(memory.started(TWO, "b")).isEqualTo(2);
        assertThat(new UpdateMemory(store).started(TWO, "b")).isEqualTo(2);
        assertThat(memory.started(TWO, "c")).isEqualTo(3);
        assertThat(memory.started(Version.parse("3.0.0"), "c")).isEqualTo(1);
        memory.succeeded();
        assertThat(memory.started(TWO, "c")).isEqualTo(1);
    }

    @Test
    void laterIsKeptByVersion() throws Exception {
        memory.postpone(TWO, NOW);
        memory.postpone(Version.parse("3.0.0"), NOW.plusSeconds(1));

        assertThat(memory.postponed(NOW)).containsExactlyInAnyOrder(TWO, Version.parse("3.0.0"));
        assertThat(memory.postponed(NOW.plusSeconds(86_400))).containsExactly(Version.parse("3.0.0"));
        assertThat(memory.skipped()).isEmpty();
    }

    @Test
    void damagedListOfPostponedVersionsIsForgotten() throws Exception {
        store.put("postponed", "\u0000\n2.0.0 yesterday\n");
        assertThat(memory.postponed(NOW)).isEmpty();

        memory.postpone(TWO, NOW);

        assertThat(store.get("postponed")).contains("2.0.0 2026-05-01T12:00:00Z\n");
    }

    /** Takes nothing, and is empty or cannot even be read. */
    private record BrokenStore(boolean readable) implements StateStore {
        @Override
        public Optional<String> get(String key) throws IOException {
            if (!readable) throw new IOException("cannot be read");
            return Optional.empty();
        }

        @Override
        public void put(String key, String value) throws IOException {
            throw new IOException("disk full");
        }

        @Override
        public void remove(String key) throws IOException {
            throw new IOException("disk full");
        }
    }
}
