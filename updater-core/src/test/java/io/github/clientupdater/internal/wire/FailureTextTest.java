package io.github.clientupdater.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import org.junit.jupiter.api.Test;

class FailureTextTest {
    @Test
    void usersNameStaysHere_andTheTextIsBounded() {
        UpdateException failure = new UpdateException(Code.DISK_FULL, "no room in /home/alice/x " + "y".repeat(1000));

        assertThat(FailureText.of(failure, "/home/alice"))
                .startsWith("DISK_FULL: no room in ~/x y")
                .hasSize(501);
        assertThat(FailureText.of(failure, "")).contains("/home/alice");
    }
}
