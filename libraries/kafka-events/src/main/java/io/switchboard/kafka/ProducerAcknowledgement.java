package io.switchboard.kafka;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import org.apache.kafka.common.KafkaException;

/** Waits for Kafka's acknowledgement of a producer's record, and reports every failure as {@link PublishFailed}. */
public final class ProducerAcknowledgement {

    private ProducerAcknowledgement() {}

    /**
     * Sends, and waits as long as the producer's own limits allow, {@code max.block.ms} and {@code delivery.timeout.ms}. A
     * second limit costs more than writing: the JDK sets a timer and wakes its thread for each timed wait of a virtual
     * thread.
     *
     * @throws PublishFailed when Kafka did not acknowledge
     */
    public static <T> T await(Supplier<? extends Future<T>> sending) {
        try {
            return send(sending).get();
        } catch (ExecutionException e) {
            throw new PublishFailed("not acknowledged", e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /**
     * Sends, and waits at most this long.
     *
     * @throws PublishFailed when Kafka did not acknowledge in time
     */
    public static <T> T await(Supplier<? extends Future<T>> sending, Duration timeout) {
        try {
            return send(sending).get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new PublishFailed("not acknowledged", e);
        } catch (TimeoutException e) {
            throw new PublishFailed("not acknowledged within " + timeout.toMillis() + " ms", e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Translates the failures that the producer throws; it reports the others by the future. */
    static <F> F send(Supplier<F> sending) {
        try {
            return sending.get();
        } catch (KafkaException | org.springframework.kafka.KafkaException e) {
            throw new PublishFailed("not accepted by the producer", e);
        }
    }

    private static PublishFailed interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new PublishFailed("interrupted before the acknowledgement", e);
    }
}
