package io.switchboard.local.processes;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

@Timeout(20)
class InLauncherTests {

    @Test
    void aServerThatNeverStopsDoesNotHoldTheLauncherUp() {
        var never = new CountDownLatch(1);
        var kafka = part(() -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });

        assertThatIllegalStateException().isThrownBy(kafka::stop).withMessageContaining("kafka has not stopped");
        never.countDown();
    }

    @Test
    void aServerThatCannotWriteItsLastWordsIsStoppedAllTheSame() {
        var kafka = part(() -> {
            throw new IllegalStateException("No space left on device");
        });

        assertThatIllegalStateException().isThrownBy(kafka::stop).withMessageContaining("No space left on device");
    }

    private static ManagedProcess part(Runnable stopping) {
        return new InLauncher("kafka", () -> true, () -> {}, stopping, () -> Duration.ofMillis(50));
    }
}
