package io.switchboard.directory.autoconfigure;

import java.time.Duration;

import io.switchboard.directory.KafkaDirectory;
import org.springframework.context.SmartLifecycle;

/** Holds listeners and web server back until the directory has caught up: an incomplete or stale one answers wrongly. */
final class DirectoryStartupGate implements SmartLifecycle {

    private final KafkaDirectory directory;
    private volatile boolean isOpen;

    DirectoryStartupGate(KafkaDirectory directory) {
        this.directory = directory;
    }

    /** Waits without a timeout, or until the process is stopped: Spring closes nothing that is still starting. */
    @Override
    public void start() {
        var starting = Thread.currentThread();
        var interrupter = new Thread(starting::interrupt, "directory-wait-interrupter");
        Runtime.getRuntime().addShutdownHook(interrupter);
        try {
            while (!directory.awaitCaughtUp(Duration.ofMinutes(1))) {
                // Kafka or provisioning is not available yet.
            }
            isOpen = true;
        } catch (InterruptedException e) {
            starting.interrupt();
            throw new IllegalStateException("Stopped while waiting for the directory", e);
        } finally {
            remove(interrupter);
        }
    }

    private static void remove(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is stopping: the hook runs or has run.
        }
    }

    @Override
    public void stop() {
        isOpen = false;
    }

    @Override
    public boolean isRunning() {
        return isOpen;
    }

    /** Starts before listeners and web server, which start last. */
    @Override
    public int getPhase() {
        return 0;
    }
}
