package io.github.clientupdater.server.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clientupdater.task.UpdateException.Code;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FindingTest {
    /** Whoever adds a code of this family need not think of it here: it is no excuse for a forged feed either. */
    @ParameterizedTest
    @EnumSource(names = "SOURCE_.*", mode = EnumSource.Mode.MATCH_ALL)
    void nothingThatAServerAnswersIsWorseThanAForgedFeed(Code code) {
        assertThat(Finding.of(code)).isSameAs(Finding.NOTHING);
        assertThat(Finding.of(Code.SIGNATURE_INVALID).isWorseThan(Finding.of(code)))
                .isTrue();
        assertThat(Finding.of(Code.THRESHOLD_NOT_MET).isWorseThan(Finding.of(code)))
                .isTrue();
    }

    /** Feed and signature were out of step, and what they say together is told. */
    @ParameterizedTest
    @EnumSource(names = {"FEED_EXPIRED", "ROLLBACK_DETECTED", "WRONG_APP", "FEED_MALFORMED", "SIGNATURE_INVALID"})
    void whatASignedFeedSaysIsTold(Code code) {
        assertThat(Finding.of(Code.SIGNATURE_INVALID).isWorseThan(Finding.of(code)))
                .isFalse();
    }
}
