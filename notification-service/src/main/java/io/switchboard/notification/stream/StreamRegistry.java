package io.switchboard.notification.stream;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import io.switchboard.notification.log.RecordSink;
import io.switchboard.notification.log.StreamPosition;
import io.switchboard.notification.log.TenantEvent;
import io.switchboard.notification.log.TopicOffsets;
import io.switchboard.notification.stream.OpenStream.EndReason;
import io.switchboard.notification.subscription.Subscription;
import io.switchboard.notification.telemetry.RateLimitedLog;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Holds the open streams of this instance and passes each record to its tenant's streams.
 *
 * <p>One lock guards the streams and the offsets, so that a stream begins exactly between two records: every record from its
 * start on reaches its queue, none before. No caller waits for Kafka or for a client while it holds the lock, and it is not
 * a monitor, since virtual threads wait for it while the reader's thread writes JSON.
 */
@Component
public class StreamRegistry implements RecordSink {

    private final RateLimitedLog log = new RateLimitedLog(LoggerFactory.getLogger(StreamRegistry.class));
    private final StreamSettings settings;
    private final StreamMeters meters;
    private final WaitingEvents waiting = new WaitingEvents();
    private final StreamShedder shedder;
    private final long recentBytes;
    private final CountDownLatch started = new CountDownLatch(1);
    private final StreamLock lock = new StreamLock();
    private final TenantStreams streams;
    private boolean isStopped;
    private volatile @Nullable RecordDelivery live;

    StreamRegistry(StreamSettings settings, StreamCapacity capacity, StreamMeters meters) {
        this.settings = settings;
        this.meters = meters;
        streams = new TenantStreams(capacity.streams(), settings.maxPerTenant());
        shedder = new StreamShedder(waiting, capacity.waitingBytes());
        recentBytes = capacity.recentBytes();
        meters.limits(capacity, waiting);
    }

    /** Returns whether the live reader has a position; no stream begins before it has. */
    public boolean isStarted() {
        return started.getCount() == 0;
    }

    /**
     * Opens a stream at the live reader's position; waits for the first position.
     *
     * @throws StreamRejected when there are too many streams, or no position comes in time
     */
    public OpenStream open(Subscription subscription) throws InterruptedException {
        if (!started.await(settings.startTimeout().toMillis(), TimeUnit.MILLISECONDS)) {
            throw StreamRejected.notReady();
        }
        return lock.get(() -> openNow(subscription));
    }

    private OpenStream openNow(Subscription subscription) {
        if (isStopped || live == null) {
            throw StreamRejected.notReady();
        }
        streams.requireRoomFor(subscription.tenantId());
        var stream = new OpenStream(
                subscription, live.offsets().positionOf(subscription.tenantId()), settings, waiting, meters);
        streams.add(stream);
        meters.opened();
        return stream;
    }

    /** Returns how many streams of a tenant are open on this instance. */
    public int openStreams(String tenantId) {
        return lock.get(() -> streams.of(tenantId).size());
    }

    /** Returns how many streams are open on this instance by tenant, ordered by tenant; tenants without one are left out. */
    public Map<String, Integer> openStreamsByTenant() {
        return lock.get(() ->
                streams.all().collect(Collectors.toMap(OpenStream::tenantId, stream -> 1, Integer::sum, TreeMap::new)));
    }

    /** Ends a stream and forgets it. */
    public void close(OpenStream stream, EndReason reason) {
        lock.run(() -> {
            stream.end(reason);
            stream.release();
            if (streams.remove(stream)) {
                meters.ended(reason);
            }
        });
    }

    /**
     * The position up to which the stream's partition was read: every earlier event of its tenant has been queued. Does not
     * wait for the lock, for which each client would after each event.
     */
    public StreamPosition position(OpenStream stream) {
        var current = live;
        return current == null
                ? stream.start()
                : current.offsets().position(stream.start().partition());
    }

    /** The events that a client missed from a position to its stream's start; empty when only Kafka has all of them. */
    public Optional<List<TenantEvent>> recent(OpenStream stream, StreamPosition from) {
        return lock.get(() -> Optional.ofNullable(live)
                .flatMap(current -> current.recentEvents().between(stream.subscription(), from, stream.start())));
    }

    /** The offsets up to which the topic was read; empty before the first {@link #start}. */
    public Optional<TopicOffsets> offsets() {
        return lock.get(
                () -> Optional.ofNullable(live).map(current -> current.offsets().copy()));
    }

    /** Continues at these offsets and ends all open streams, whose positions may have become void. */
    @Override
    public void start(TopicOffsets offsets) {
        lock.run(() -> {
            live = new RecordDelivery(offsets, settings.rememberedIds(), recentBytes, log);
            endAll(EndReason.TOPIC_CHANGED);
        });
        started.countDown();
    }

    /** Passes a record to its tenant's streams. An unreadable record is skipped: it would stay unreadable. */
    @Override
    public void accept(ConsumerRecord<?, byte[]> record) {
        lock.run(() -> {
            if (live == null) {
                throw new IllegalStateException("no offsets yet");
            }
            meters.received(live.deliver(record, streams));
        });
        makeRoom();
    }

    @Override
    public void advance(int partition, long next) {
        lock.run(() -> {
            if (live != null) {
                live.offsets().advance(partition, next);
            }
        });
    }

    /** Ends all streams; no further one can be opened. */
    @Override
    public void stop() {
        lock.run(() -> {
            isStopped = true;
            endAll(EndReason.SHUTDOWN);
        });
    }

    /** Ends the streams that are furthest behind when too many events wait. */
    public void makeRoom() {
        if (shedder.isNeeded()) {
            lock.run(() -> shedder.shed(streams.all().toList()));
        }
    }

    private void endAll(EndReason reason) {
        streams.all().forEach(stream -> stream.end(reason));
    }
}
