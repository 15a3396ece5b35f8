package io.switchboard.notification.stream;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import io.switchboard.events.Topics;
import io.switchboard.notification.stream.StreamRegistry.Offsets;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Reads the end of the topic, all partitions, on a thread of its own, and hands every record on.
 *
 * <p>How far it came is kept in {@link StreamRegistry}. While Kafka is away nothing moves, and afterwards it goes on where
 * it was. Where that place is gone, because records expired unread or the topic was made anew, it goes on at the
 * beginning and all streams end, so that each client asks for what it missed and is told that it is gone.
 */
final class LiveEventReader implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(LiveEventReader.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final Supplier<Optional<TopicVersion>> topic;
    private final StreamRegistry streams;
    private final StreamSettings settings;
    private final StreamMeters meters;
    private final Thread reader =
            Thread.ofPlatform().name("event-tail").daemon().unstarted(this::run);
    private final CountDownLatch stopping = new CountDownLatch(1);
    /** Whether there was no topic when it was first looked for; then everything on it is newer than this service. */
    private boolean topicIsNew;

    LiveEventReader(
            Supplier<Consumer<byte[], byte[]>> consumers,
            Supplier<Optional<TopicVersion>> topic,
            StreamRegistry streams,
            StreamSettings settings,
            StreamMeters meters) {
        this.consumers = consumers;
        this.topic = topic;
        this.streams = streams;
        this.settings = settings;
        this.meters = meters;
    }

    @Override
    public void start() {
        reader.start();
    }

    /** Ends all streams before the web server waits for its requests. The thread notices in its own time. */
    @Override
    public void stop() {
        stopping.countDown();
        streams.stop();
    }

    @Override
    public boolean isRunning() {
        return reader.isAlive();
    }

    private void run() {
        while (goesOn()) {
            try (var consumer = consumers.get()) {
                awaitTopic().ifPresent(layout -> follow(consumer, position(consumer, layout)));
            } catch (InterruptException e) {
                stopping.countDown();
            } catch (KafkaException e) {
                log.atWarn().addKeyValue("reason", e.toString()).log("tail lost Kafka, goes on where it was");
                pause();
            } catch (RuntimeException e) {
                // Whatever it is: without this thread nobody would get anything any more.
                log.atError().setCause(e).log("tail failed, goes on where it was");
                pause();
            }
        }
    }

    /** The topic is made by the service that writes it, which may start after us. */
    private Optional<TopicVersion> awaitTopic() {
        while (goesOn()) {
            var found = topic.get();
            if (found.isPresent()) {
                return found;
            }
            topicIsNew = true;
            pause();
        }
        return Optional.empty();
    }

    private Offsets position(Consumer<?, ?> consumer, TopicVersion layout) {
        var before = streams.offsets();
        if (before.isPresent() && before.get().layout().equals(layout)) {
            return before.get();
        }
        var offsets = new Offsets(layout, new long[layout.partitions()]);
        if (before.isEmpty() && !topicIsNew) {
            consumer.assign(partitions(layout));
            ends(consumer, layout, offsets.next());
        } else if (before.isPresent() && before.get().layout().topicId().equals(layout.topicId())) {
            var read = before.get().next();
            System.arraycopy(read, 0, offsets.next(), 0, Math.min(read.length, layout.partitions()));
        }
        streams.start(offsets);
        log.atInfo()
                .addKeyValue("partitions", layout.partitions())
                .addKeyValue("generation", layout.generation())
                .log("tail positioned");
        return offsets;
    }

    private void follow(Consumer<byte[], byte[]> consumer, Offsets offsets) {
        var partitions = partitions(offsets.layout());
        consumer.assign(partitions);
        partitions.forEach(each -> consumer.seek(each, offsets.next()[each.partition()]));
        var nextCheck = System.nanoTime() + settings.topicCheck().toNanos();
        try {
            while (goesOn()) {
                consumer.poll(POLL).forEach(streams::accept);
                partitions.forEach(each -> streams.advance(each.partition(), consumer.position(each)));
                meters.lag(lag(consumer, partitions));
                if (System.nanoTime() - nextCheck > 0) {
                    if (isRecut(offsets.layout())) {
                        return;
                    }
                    nextCheck = System.nanoTime() + settings.topicCheck().toNanos();
                }
            }
        } catch (OffsetOutOfRangeException e) {
            goOnAtTheBeginning(consumer, e.partitions());
        }
    }

    private boolean isRecut(TopicVersion layout) {
        try {
            return topic.get().filter(each -> !each.equals(layout)).isPresent();
        } catch (InterruptException e) {
            throw e;
        } catch (KafkaException e) {
            log.atDebug().setCause(e).log("topic not looked at");
            return false;
        }
    }

    private void goOnAtTheBeginning(Consumer<?, ?> consumer, Set<TopicPartition> partitions) {
        var offsets = streams.offsets().orElseThrow();
        consumer.beginningOffsets(partitions).forEach((each, begin) -> offsets.next()[each.partition()] = begin);
        log.atError().addKeyValue("partitions", partitions).log("records were gone before they were read");
        streams.start(offsets);
    }

    private static void ends(Consumer<?, ?> consumer, TopicVersion layout, long[] next) {
        consumer.endOffsets(partitions(layout)).forEach((each, end) -> next[each.partition()] = end);
    }

    private static long lag(Consumer<?, ?> consumer, List<TopicPartition> partitions) {
        return partitions.stream()
                .mapToLong(each -> consumer.currentLag(each).orElse(0))
                .sum();
    }

    private static List<TopicPartition> partitions(TopicVersion layout) {
        return IntStream.range(0, layout.partitions())
                .mapToObj(each -> new TopicPartition(Topics.EVENTS.name(), each))
                .toList();
    }

    private boolean goesOn() {
        return stopping.getCount() > 0;
    }

    private void pause() {
        try {
            if (stopping.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                log.atDebug().log("stopping");
            }
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
