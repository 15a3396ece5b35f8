package io.switchboard.directory.autoconfigure;

import java.time.Duration;

import io.switchboard.directory.KafkaDirectory;
import org.springframework.context.SmartLifecycle;

/** Holds listeners and web server back until the directory is current: half a directory, or yesterday's, gives wrong answers. */
final class AwaitedDirectory implements SmartLifecycle {

    private final KafkaDirectory directory;
    private volatile boolean running;

    AwaitedDirectory(KafkaDirectory directory) {
        this.directory = directory;
    }

    @Override
    public void start() {
        try {
            while (!directory.awaitCurrent(Duration.ofMinutes(1))) {
                // Until Kafka and provisioning are there.
            }
            running = true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before listeners and web server, which come last. */
    @Override
    public int getPhase() {
        return 0;
    }
}
