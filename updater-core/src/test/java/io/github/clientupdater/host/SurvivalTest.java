package io.github.clientupdater.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SurvivalTest {
    private final CountDownLatch said = new CountDownLatch(1);

    @Test
    void whoeverIsStillThereIsHealthy() throws Exception {
        new Survival(Duration.ofMillis(1)).await(said::countDown);

        assertThat(said.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void strictOneWaitsForTheWord_andTheLenientOneForNothing() {
        HealthSignal.whenTold().await(said::countDown);
        long told = said.getCount();
        HealthSignal.atOnce().await(said::countDown);

        assertThat(told).isOne();
        assertThat(said.getCount()).isZero();
        assertThat(HealthSignal.whenTold().isSurvivalEnough()).isFalse();
        assertThat(HealthSignal.survival().isSurvivalEnough()).isTrue();
    }
}
