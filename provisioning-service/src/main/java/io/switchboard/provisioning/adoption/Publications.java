package io.switchboard.provisioning.adoption;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.BinaryOperator;

import io.switchboard.events.CloudEvent;
import io.switchboard.events.Topic;
import io.switchboard.events.Topics;
import io.switchboard.kafka.EventPublisher;
import io.switchboard.kafka.ProducerAcknowledgement;
import io.switchboard.kafka.PublishFailed;
import io.switchboard.provisioning.accounts.AdoptedAccount;
import io.switchboard.provisioning.numbers.PhoneNumber;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.stereotype.Component;

/**
 * Writes the two compacted topics: everything once after a start, then what differs from what this instance wrote last.
 * The same content is the same event, id and time included, whoever writes it and however often. A round writes no number
 * that is older than what was written of it meanwhile.
 *
 * <p>An instance that wrote something stale, because another one was ahead of it, finds that in its next round by the
 * same comparison and writes what is recorded then.
 */
@Component
class Publications {

    private static final String SOURCE = "/provisioning-service";
    private static final String TOMBSTONE = "tombstone";
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final BinaryOperator<Instant> LATER = BinaryOperator.maxBy(Comparator.naturalOrder());

    private record Place(String topic, String key) {

        /** Of an address only its end: it goes into the log. */
        String shown() {
            return key.startsWith("AC") ? key : "…" + key.substring(Math.max(0, key.length() - 4));
        }
    }

    private final EventPublisher publisher;
    private final KafkaAdmin admin;
    private final Map<Place, String> written = new HashMap<>();
    private final Map<Place, Sent> sent = new HashMap<>();
    private final Map<String, Instant> newestNumbers = new HashMap<>();
    private boolean topicsExist;

    Publications(EventPublisher publisher, KafkaAdmin admin) {
        this.publisher = publisher;
        this.admin = admin;
    }

    /** Kafka may have been away when the service started, and a topic that a broker makes by itself is not compacted. */
    synchronized void begin() {
        sent.clear();
        topicsExist = topicsExist || admin.initialize();
        if (!topicsExist) {
            throw new KafkaException("Kafka could not be reached to make the topics");
        }
    }

    /** True when it had to be written. */
    synchronized boolean publish(AdoptedAccount account) {
        var data = account.isClosed() ? null : account.toRecord();
        var id = id(Topics.ACCOUNTS, account.accountSid(), data, account.updatedAt());
        return send(
                Topics.ACCOUNTS,
                account.accountSid(),
                id,
                data == null
                        ? null
                        : new CloudEvent<>(
                                id,
                                "io.switchboard.account.recorded",
                                SOURCE,
                                account.accountSid(),
                                account.updatedAt(),
                                account.tenantId(),
                                data));
    }

    /** True when it had to be written. */
    synchronized boolean publish(PhoneNumber number) {
        if (number.updatedAt().isBefore(newestNumbers.merge(number.address(), number.updatedAt(), LATER))) {
            return false;
        }
        var data = number.released() ? null : number.toRecord();
        var id = id(Topics.NUMBERS, number.address(), data, number.updatedAt());
        return send(
                Topics.NUMBERS,
                number.address(),
                id,
                data == null
                        ? null
                        : new CloudEvent<>(
                                id,
                                "io.switchboard.number.recorded",
                                SOURCE,
                                number.address(),
                                number.updatedAt(),
                                number.tenantId(),
                                data));
    }

    /**
     * Returns once everything published so far is on all in-sync replicas, or refused.
     *
     * @param refused receives the key of each record that Kafka does not take for what it is, and why; it is written again
     *     by the next round
     * @throws PublishFailed when Kafka is away
     */
    void awaitAcknowledgements(BiConsumer<String, Throwable> refused) {
        var underWay = underWay();
        var ended = underWay.values().stream().map(Sent::ended).toArray(CompletableFuture<?>[]::new);
        ProducerAcknowledgement.await(() -> CompletableFuture.allOf(ended), TIMEOUT);
        underWay.forEach((place, record) -> {
            var failure = record.failure();
            if (failure == null) {
                acknowledged(place, record);
            } else if (Outage.isReasonFor(failure)) {
                throw new PublishFailed("not acknowledged", failure);
            } else {
                forget(place, record);
                refused.accept(place.shown(), failure);
            }
        });
    }

    /** A record on its way to Kafka. */
    private record Sent(String id, CompletableFuture<?> acknowledgement) {

        /** Completes when it is known what became of the record, and never fails. */
        CompletableFuture<?> ended() {
            return acknowledgement.handle((result, failure) -> result);
        }

        @Nullable
        Throwable failure() {
            return acknowledgement.isCompletedExceptionally() ? acknowledgement.exceptionNow() : null;
        }
    }

    private synchronized Map<Place, Sent> underWay() {
        return Map.copyOf(sent);
    }

    private synchronized void acknowledged(Place place, Sent record) {
        written.put(place, record.id());
        sent.remove(place, record);
    }

    private synchronized void forget(Place place, Sent record) {
        sent.remove(place, record);
    }

    private boolean send(Topic<?> topic, String key, String id, @Nullable CloudEvent<?> event) {
        var place = new Place(topic.name(), key);
        if (id.equals(written.get(place))) {
            return false;
        }
        sent.put(place, new Sent(id, sending(topic, key, event)));
        return true;
    }

    /** What cannot be written as JSON fails here, and what is too large for a request. */
    private CompletableFuture<?> sending(Topic<?> topic, String key, @Nullable CloudEvent<?> event) {
        try {
            return publisher.begin(topic, key, event);
        } catch (RuntimeException e) {
            if (Outage.isReasonFor(e)) {
                throw e;
            }
            return CompletableFuture.failedFuture(e);
        }
    }

    private static String id(Topic<?> topic, String key, @Nullable Record data, Object time) {
        if (data == null) {
            return TOMBSTONE;
        }
        var content = String.join("\n", topic.name(), key, data.toString(), time.toString());
        return UUID.nameUUIDFromBytes(content.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
