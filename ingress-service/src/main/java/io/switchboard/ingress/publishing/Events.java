package io.switchboard.ingress.publishing;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.switchboard.events.CloudEvent;
import io.switchboard.events.Topic;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.core.task.support.ContextPropagatingTaskDecorator;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/** Writes events and returns only when they are safe, or when waiting for that makes no sense any more. */
@Component
public class Events {

    /** With somebody on the line, who hears nothing meanwhile. */
    private static final Duration PATIENCE_DURING_A_CALL = Duration.ofMillis(100);

    /** The same where the offer before was not confirmed: then all callers would wait in vain. */
    private static final Duration PATIENCE_WITHOUT_HOPE = Duration.ofMillis(20);

    /** So many offers may hang at a Kafka that is away; each ends after 3 seconds. */
    private static final int OFFERS = 1_000;

    private final KafkaTemplate<String, CloudEvent<?>> kafka;
    private final AsyncTaskExecutor ownThreads = ownThreads();
    private final Semaphore offers = new Semaphore(OFFERS);
    private volatile boolean isHopeful = true;

    public Events(KafkaTemplate<String, CloudEvent<?>> kafka) {
        this.kafka = kafka;
    }

    /**
     * Writes an event and waits until all in-sync replicas have it, 3 seconds at most: Twilio waits 15 in all, and its
     * retry or fallback URL still has its turn.
     *
     * @throws NotKept when that was not confirmed. Writing it again is right: consumers drop what they have by its id
     */
    public <P> Kept keep(Topic<P> topic, String key, CloudEvent<P> event) throws NotKept {
        try {
            // Kafka's own limits end both steps. A second limit here would cost more than writing: the JDK sets a timer
            // and wakes its thread for every wait with a limit of a virtual thread.
            var metadata = kafka.send(topic.name(), key, event).get().getRecordMetadata();
            return new Kept(metadata.partition(), metadata.offset());
        } catch (ExecutionException | KafkaException | org.apache.kafka.common.KafkaException e) {
            throw new NotKept(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotKept(e);
        }
    }

    /**
     * Writes an event and waits a tenth of a second for the same, whatever Kafka does; less where it did not confirm the
     * offer before.
     *
     * @throws NotKept when that was not confirmed in time. It is gone, or kept a moment later
     */
    public <P> Kept offer(Topic<P> topic, String key, CloudEvent<P> event) throws NotKept {
        if (!offers.tryAcquire()) {
            throw new NotKept(new TimeoutException(OFFERS + " events wait for Kafka already"));
        }
        var kept = ownThreads.submitCompletable(() -> {
            try {
                var confirmed = keep(topic, key, event);
                isHopeful = true;
                return confirmed;
            } finally {
                offers.release();
            }
        });
        try {
            return kept.get(patience().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            isHopeful = false;
            throw new NotKept(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotKept(e);
        }
    }

    /** How long the next caller waits for Kafka at most. */
    Duration patience() {
        return isHopeful ? PATIENCE_DURING_A_CALL : PATIENCE_WITHOUT_HOPE;
    }

    /** For writing while somebody waits for something else; the trace goes along. */
    private static AsyncTaskExecutor ownThreads() {
        var executor = new SimpleAsyncTaskExecutor("offer-");
        executor.setVirtualThreads(true);
        executor.setTaskDecorator(new ContextPropagatingTaskDecorator());
        return executor;
    }
}
