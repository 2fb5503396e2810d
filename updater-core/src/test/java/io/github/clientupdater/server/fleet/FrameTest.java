package io.github.clientupdater.server.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clientupdater.task.UpdateException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "0{\"sid\":\"x\"} | OPEN",
                "1 | CLOSE",
                "2 | PING",
                "2probe | PING",
                "40 | CONNECTED",
                "40{\"sid\":\"x\"} | CONNECTED",
                "40/admin,{\"sid\":\"x\"} | OTHER",
                "41 | DISCONNECTED",
                "41/admin, | OTHER",
                "44{\"message\":\"no\"} | REFUSED",
                "44/admin,{\"message\":\"no\"} | OTHER",
                "42[\"force-update\",{\"version\":\"1.1.0\",\"mandatory\":true}] | FORCE_UPDATE",
                "42[\"force-update\"] | FORCE_UPDATE",
                "4217[\"force-update\",{}] | FORCE_UPDATE",
                "42[ \"force-update\" , {} ] | FORCE_UPDATE",
                "42/admin,[\"force-update\",{}] | OTHER",
                "42[\"force-update-all\",{}] | OTHER",
                "42[\"other\",\"force-update\"] | OTHER",
                "42{\"force-update\":1} | OTHER",
                "42 | OTHER",
                "451-[\"force-update\",{\"_placeholder\":true,\"num\":0}] | OTHER",
                "430[\"force-update\"] | OTHER",
                "461-[\"force-update\"] | OTHER",
                "3 | OTHER",
                "4 | OTHER",
                "49 | OTHER",
                "6 | OTHER",
                "`` | OTHER",
                "é | OTHER"
            })
    void textIsUnderstood(String text, Frame frame) {
        assertThat(Frame.of(text)).isEqualTo(frame);
    }

    @Test
    void silenceIsTheServersOwnTime_bounded() throws Exception {
        assertThat(Frame.silence("0{\"sid\":\"x\",\"upgrades\":[],\"pingInterval\":25000,\"pingTimeout\":20000}"))
                .isEqualTo(Duration.ofSeconds(45));
        assertThat(Frame.silence("0{\"pingInterval\":9223372036854775807,\"pingTimeout\":9223372036854775807}"))
                .isEqualTo(Duration.ofMinutes(10));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "0[]",
                "0{\"pingInterval\":25000}",
                "0{\"pingInterval\":0,\"pingTimeout\":20000}",
                "0{\"pingInterval\":\"soon\",\"pingTimeout\":20000}"
            })
    void handshakeWithoutItsTimesIsRefused(String text) {
        assertThatThrownBy(() -> Frame.silence(text)).isInstanceOf(UpdateException.class);
    }

    @Test
    void whatIsSentIsQuoted() {
        assertThat(Frame.connect("a\"b")).isEqualTo("40{\"token\":\"a\\\"b\"}");
        assertThat(Frame.register("id-1")).isEqualTo("42[\"register-device\",\"id-1\"]");
        assertThat(Frame.pong("2")).isEqualTo("3");
        assertThat(Frame.pong("2probe")).isEqualTo("3probe");
    }
}
