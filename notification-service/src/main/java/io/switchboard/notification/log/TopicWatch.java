package io.switchboard.notification.log;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notices that a topic has appeared, was recreated, or has other partitions. Used by one thread. */
final class TopicWatch {

    private static final Logger log = LoggerFactory.getLogger(TopicWatch.class);

    private final Supplier<Optional<TopicVersion>> lookup;
    private final long intervalNanos;
    private long nextCheck;
    private boolean isNew;

    TopicWatch(Supplier<Optional<TopicVersion>> lookup, Duration interval) {
        this.lookup = lookup;
        intervalNanos = interval.toNanos();
    }

    /**
     * Looks the topic up; empty while it does not exist.
     *
     * @throws KafkaException when Kafka does not answer
     */
    public Optional<TopicVersion> find() {
        var found = lookup.get();
        isNew |= found.isEmpty();
        nextCheck = System.nanoTime() + intervalNanos;
        return found;
    }

    /** Returns whether the topic did not exist at first; everything on it is then newer than this service. */
    public boolean isNew() {
        return isNew;
    }

    /** Returns whether the topic differs from that version. Kafka is asked once per interval; an error counts as unchanged. */
    public boolean hasChanged(TopicVersion version) {
        if (System.nanoTime() - nextCheck < 0) {
            return false;
        }
        nextCheck = System.nanoTime() + intervalNanos;
        try {
            return lookup.get().filter(found -> !found.equals(version)).isPresent();
        } catch (InterruptException e) {
            throw e;
        } catch (KafkaException e) {
            log.atDebug().setCause(e).log("topic could not be looked up");
            return false;
        }
    }
}
