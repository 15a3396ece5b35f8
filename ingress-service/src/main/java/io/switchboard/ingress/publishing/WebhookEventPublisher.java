package io.switchboard.ingress.publishing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.switchboard.events.CloudEvent;
import io.switchboard.events.Topic;
import io.switchboard.kafka.EventPublisher;
import io.switchboard.kafka.PublishFailed;
import io.switchboard.kafka.PublishedEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.core.task.support.ContextPropagatingTaskDecorator;
import org.springframework.stereotype.Component;

/**
 * Publishes the events of webhooks, and waits until all in-sync replicas have an event, within limits.
 */
@Component
public class WebhookEventPublisher {

    /** The timeout while a caller is on the line and waits in silence. */
    private static final Duration CALL_TIMEOUT = Duration.ofMillis(100);

    /** The timeout after a publication that was not acknowledged, since the next ones probably are not either. */
    private static final Duration DEGRADED_TIMEOUT = Duration.ofMillis(20);

    /** How long a failure counts while no other event is published: Twilio tries again within a minute. */
    private static final Duration MEMORY = Duration.ofMinutes(1);

    /** Publications that may wait for a Kafka that is away at the same time; each ends after 3 seconds. */
    private static final int MAX_PENDING = 1_000;

    private final EventPublisher publisher;
    private final Clock clock = Clock.systemUTC();
    private final AsyncTaskExecutor threads = threads();
    private final Semaphore pending = new Semaphore(MAX_PENDING);
    private volatile boolean lastPublishSucceeded = true;
    private volatile @Nullable Instant failingSince;
    private volatile Instant failedAt = Instant.EPOCH;

    public WebhookEventPublisher(EventPublisher publisher) {
        this.publisher = publisher;
    }

    /**
     * Publishes an event and waits until all in-sync replicas have it, 3 seconds at most (the producer's own limits):
     * Twilio waits 15 in all, so that its retry or fallback URL still has its turn.
     *
     * @throws PublishFailed when it was not acknowledged. Publishing it again is right: consumers drop duplicates by id
     */
    public <P> PublishedEvent publish(Topic<P> topic, String key, CloudEvent<P> event) {
        try {
            var published = publisher.publish(topic, key, event);
            if (failingSince != null) {
                failingSince = null;
            }
            return published;
        } catch (PublishFailed e) {
            if (!e.isTooLarge()) {
                noteFailure();
            }
            throw e;
        }
    }

    /** Returns since when no event was acknowledged; empty while events are, or when none was tried for a minute. */
    public Optional<Instant> failingSince() {
        return failedAt.plus(MEMORY).isBefore(clock.instant()) ? Optional.empty() : Optional.ofNullable(failingSince);
    }

    private void noteFailure() {
        failedAt = clock.instant();
        if (failingSince == null) {
            failingSince = failedAt;
        }
    }

    /**
     * Publishes an event and waits a tenth of a second at most; less when the publication before was not
     * acknowledged in time.
     *
     * @throws PublishFailed when it was not acknowledged in time. It is lost, or published a moment later
     */
    public <P> PublishedEvent publishBestEffort(Topic<P> topic, String key, CloudEvent<P> event) {
        if (!pending.tryAcquire()) {
            throw new PublishFailed("not begun", new TimeoutException(MAX_PENDING + " events wait for Kafka already"));
        }
        var publication = threads.submitCompletable(() -> {
            try {
                var published = publish(topic, key, event);
                lastPublishSucceeded = true;
                return published;
            } finally {
                pending.release();
            }
        });
        try {
            return publication.get(callTimeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            lastPublishSucceeded = false;
            throw new PublishFailed("not acknowledged during the call", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PublishFailed("interrupted before the acknowledgement", e);
        }
    }

    /** Returns how long the next best-effort publication waits for Kafka at most. */
    Duration callTimeout() {
        return lastPublishSucceeded ? CALL_TIMEOUT : DEGRADED_TIMEOUT;
    }

    /** Creates threads that publish while the caller waits for less time; the trace goes along. */
    private static AsyncTaskExecutor threads() {
        var executor = new SimpleAsyncTaskExecutor("publish-");
        executor.setVirtualThreads(true);
        executor.setTaskDecorator(new ContextPropagatingTaskDecorator());
        return executor;
    }
}
