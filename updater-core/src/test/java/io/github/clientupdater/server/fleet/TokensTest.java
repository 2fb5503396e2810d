package io.github.clientupdater.server.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.clientupdater.internal.http.Credentials;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TokensTest {
    private final Deque<String> supply = new ArrayDeque<>(List.of("one", "two", "two"));
    private final Tokens tokens = new Tokens(supply::removeFirst);

    @Test
    void tokenIsKeptUntilItIsRefused() throws Exception {
        Credentials first = tokens.forOneRequest();

        assertThat(first.headers()).isEqualTo(Map.of("Authorization", "Bearer one"));
        assertThat(tokens.forOneRequest().headers()).containsValue("Bearer one");
        assertThat(first.refused()).isTrue();
        assertThat(first.headers()).containsValue("Bearer two");
    }

    @Test
    void sameTokenOnceMoreIsNotWorthARequest() throws Exception {
        Credentials request = tokens.forOneRequest();
        request.headers();
        request.refused();
        request.headers();

        assertThat(request.refused()).isFalse();
    }

    @Test
    void twoRequestsThatAreRefusedAtATimeAskForOneTokenOnly() throws Exception {
        Credentials first = tokens.forOneRequest();
        Credentials second = tokens.forOneRequest();
        first.headers();
        second.headers();

        assertThat(first.refused()).isTrue();
        assertThat(second.refused()).isTrue();
        assertThat(second.headers()).containsValue("Bearer two");
        assertThat(supply).hasSize(1);
    }

    @Test
    void noTokenIsAFailure_thatRepeatsNothingOfItsReason() {
        Tokens failing = new Tokens(() -> {
            throw new IllegalStateException("password=hunter2");
        });

        UpdateException failure = catchThrowableOfType(
                UpdateException.class, () -> failing.forOneRequest().headers());

        assertThat(failure.code()).isEqualTo(Code.SOURCE_REJECTED);
        assertThat(failure).hasMessageContaining("IllegalStateException").hasNoCause();
        assertThat(failure.getMessage()).doesNotContain("hunter2");
        assertThatThrownBy(() -> new Tokens(() -> " ").current()).hasMessageContaining("no token");
    }

    @Test
    void requestWhoseSupplierFailsLaterIsNotSentAgain() throws Exception {
        Tokens once = new Tokens(new ArrayDeque<>(List.of("one"))::removeFirst);
        Credentials request = once.forOneRequest();
        request.headers();

        assertThat(request.refused()).isFalse();
    }
}
