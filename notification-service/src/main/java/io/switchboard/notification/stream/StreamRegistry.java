package io.switchboard.notification.stream;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.switchboard.notification.stream.StreamMeters.Received;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The streams that are open on this instance, and how far the tail has come.
 *
 * <p>One monitor guards both, so that a stream begins exactly between two records: everything from its start on reaches
 * its queue, nothing before. Nothing in here waits for Kafka or for a client.
 */
@Component
class StreamRegistry {

    private static final Logger log = LoggerFactory.getLogger(StreamRegistry.class);

    /** After the clients that are furthest behind have lost their streams, so much of the limit is in use at most. */
    private static final double AFTER_SHEDDING = 0.75;

    private final StreamSettings settings;
    private final StreamCapacity capacity;
    private final StreamMeters meters;
    private final WaitingEvents waiting = new WaitingEvents();
    private final RateLimitedLog unreadable = new RateLimitedLog(log);
    private final StreamEventWriter envelopes = new StreamEventWriter();
    private final CountDownLatch positioned = new CountDownLatch(1);
    private final Map<String, Set<OpenStream>> byTenant = new HashMap<>();
    private int total;
    private boolean stopped;
    private @Nullable Tailed tailed;

    StreamRegistry(StreamSettings settings, StreamCapacity capacity, StreamMeters meters) {
        this.settings = settings;
        this.capacity = capacity;
        this.meters = meters;
        meters.limits(capacity, waiting);
    }

    /** Whether the tail knows where it is; before that no stream can begin. */
    boolean isPositioned() {
        return positioned.getCount() == 0;
    }

    /**
     * Begins a stream at the tail's position; waits for the first one.
     *
     * @throws StreamRejected when there are too many, or no position comes
     */
    OpenStream open(String tenantId) throws InterruptedException {
        if (!positioned.await(settings.patience().toMillis(), TimeUnit.MILLISECONDS)) {
            throw StreamRejected.notReady();
        }
        return openNow(tenantId);
    }

    private synchronized OpenStream openNow(String tenantId) {
        if (stopped || tailed == null) {
            throw StreamRejected.notReady();
        }
        if (total >= capacity.streams()) {
            throw StreamRejected.full();
        }
        var ofTenant = byTenant.computeIfAbsent(tenantId, each -> new LinkedHashSet<>());
        if (ofTenant.size() >= settings.maxPerTenant()) {
            throw StreamRejected.tooManyOfTenant(settings.maxPerTenant());
        }
        var start = tailed.position(tailed.layout.home(tenantId));
        var stream = new OpenStream(tenantId, start, settings, waiting, meters);
        ofTenant.add(stream);
        total++;
        meters.opened();
        return stream;
    }

    /** Takes a stream out that ended, for whatever reason. */
    synchronized void close(OpenStream stream, StreamEndReason reason) {
        stream.end(reason);
        var ofTenant = byTenant.get(stream.tenantId());
        if (ofTenant != null && ofTenant.remove(stream)) {
            total--;
            meters.ended(reason);
            if (ofTenant.isEmpty()) {
                byTenant.remove(stream.tenantId());
            }
        }
    }

    /** How far the stream's partition was read: all of its tenant's events before that are in its queue or were. */
    synchronized StreamPosition position(OpenStream stream) {
        return tailed == null ? stream.start() : tailed.position(stream.start().partition());
    }

    /** Where the tail goes on; empty before the first {@link #start}. */
    synchronized Optional<Offsets> offsets() {
        return Optional.ofNullable(tailed).map(each -> new Offsets(each.layout, each.next.clone()));
    }

    /** Goes on from there. What is open ends, because the offsets it knows may mean nothing any more. */
    synchronized void start(Offsets offsets) {
        var recent = new RecentIds[offsets.layout().partitions()];
        Arrays.setAll(recent, each -> new RecentIds(settings.recentIds()));
        tailed = new Tailed(offsets.layout(), offsets.next(), recent);
        endAll(StreamEndReason.TOPIC_CHANGED);
        positioned.countDown();
    }

    /** Hands a record to its tenant's streams. One that cannot be read is passed over: it would be tomorrow as well. */
    synchronized void accept(ConsumerRecord<?, byte[]> record) {
        if (tailed == null) {
            throw new IllegalStateException("no position yet");
        }
        try {
            meters.received(deliver(tailed, record));
        } catch (RuntimeException e) {
            // Whatever is wrong with it: no other record, and no other tenant, waits for it.
            meters.received(Received.UNREADABLE);
            unreadable.warn(line -> line.addKeyValue("partition", record.partition())
                    .addKeyValue("offset", record.offset())
                    .addKeyValue("reason", e.getMessage())
                    .log("event unreadable, passed over"));
        } finally {
            tailed.next[record.partition()] = record.offset() + 1;
        }
        makeRoom();
    }

    /**
     * Ends the streams that most waits for, when more waits than the heap has room for. Their clients resume, and get
     * what was dropped then.
     */
    void makeRoom() {
        if (waiting.bytes() > capacity.waitingBytes()) {
            shed();
        }
    }

    private synchronized void shed() {
        var furthestBehind = byTenant.values().stream()
                .flatMap(Set::stream)
                .map(each -> new Backlog(each, each.waitingBytes()))
                .filter(each -> each.bytes() > 0)
                .sorted(Comparator.comparingLong(Backlog::bytes).reversed())
                .toList();
        var ended = 0;
        for (var backlog : furthestBehind) {
            if (waiting.bytes() <= capacity.waitingBytes() * AFTER_SHEDDING) {
                break;
            }
            backlog.stream().end(StreamEndReason.TOO_SLOW);
            ended++;
        }
        log.atWarn()
                .addKeyValue("streams", ended)
                .addKeyValue("limitBytes", capacity.waitingBytes())
                .log("too much waited for slow clients, those furthest behind lost their streams");
    }

    /** Notes that nothing came up to there: Kafka's own records use offsets as well. */
    synchronized void advance(int partition, long next) {
        if (tailed != null) {
            tailed.next[partition] = Math.max(tailed.next[partition], next);
        }
    }

    /** Ends all streams and begins none any more. */
    synchronized void stop() {
        stopped = true;
        endAll(StreamEndReason.SHUTDOWN);
    }

    private Received deliver(Tailed tailed, ConsumerRecord<?, byte[]> record) {
        var addressed = envelopes.read(record);
        if (!tailed.recent[record.partition()].add(
                addressed.tenantId(), addressed.event().id())) {
            return Received.SUPPRESSED;
        }
        var watching = byTenant.get(addressed.tenantId());
        if (watching == null) {
            return Received.UNWATCHED;
        }
        var after = tailed.position(record.partition()).at(record.offset() + 1);
        var event = envelopes.write(addressed, after);
        watching.forEach(each -> each.offer(event));
        return Received.WATCHED;
    }

    private void endAll(StreamEndReason reason) {
        byTenant.values().forEach(streams -> streams.forEach(each -> each.end(reason)));
    }

    private record Backlog(OpenStream stream, long bytes) {}

    /** The next offset of each partition. */
    @SuppressWarnings("ArrayRecordComponent") // Handed over, not compared.
    record Offsets(TopicVersion layout, long[] next) {}

    @SuppressWarnings("ArrayRecordComponent") // Written in place for each record; nobody compares it.
    private record Tailed(TopicVersion layout, long[] next, RecentIds[] recent) {

        StreamPosition position(int partition) {
            return new StreamPosition(layout.generation(), partition, next[partition]);
        }
    }
}
