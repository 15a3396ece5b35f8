package io.switchboard.conversation.records;

import java.time.Duration;

import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Measures the age of the oldest records again and again, on a thread of its own, until the service stops. */
final class OldestRecordAgeLoop implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(OldestRecordAgeLoop.class);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

    private final OldestRecordAge age;
    private final Duration interval;
    private final Thread thread;

    OldestRecordAgeLoop(OldestRecordAge age, Duration interval) {
        this.age = age;
        this.interval = interval;
        this.thread = Thread.ofVirtual().name("oldest-record-age").unstarted(this::run);
    }

    @Override
    public void start() {
        thread.start();
    }

    @Override
    public void stop() {
        thread.interrupt();
        try {
            thread.join(STOP_TIMEOUT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread.isAlive();
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                measure();
                Thread.sleep(interval);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            Thread.interrupted();
            age.close();
        }
    }

    private void measure() {
        try {
            age.measure();
        } catch (KafkaException e) {
            log.atDebug().addKeyValue("reason", e.toString()).log("age of the oldest record not measured");
        }
    }
}
