package io.switchboard.directory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import io.switchboard.events.Topics;
import io.switchboard.testing.TestKeyset;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;

/** Both topics in memory, of one partition each. They can be compacted, recreated, unavailable, and read in parts. */
final class FakeTopics {

    final TokenCipher cipher = TokenCipher.of(TestKeyset.generate());

    private final Map<TopicPartition, List<ConsumerRecord<String, byte[]>>> logs = new HashMap<>();
    private final Map<TopicPartition, Long> ends = new HashMap<>();
    private boolean away;
    private int timesAway;
    private int allowance;

    FakeTopics() {
        makeAnew();
        allow(Integer.MAX_VALUE);
    }

    /** A consumer over what is there and what comes. */
    synchronized Consumer<String, byte[]> consumer() {
        return new Reader();
    }

    /** Every call fails from now on, and every call of a consumer that was there before fails for ever. */
    synchronized void goAway() {
        away = true;
        timesAway++;
        notifyAll();
    }

    synchronized void comeBack() {
        away = false;
        notifyAll();
    }

    /** Permits reading this number of further records, and then none. */
    synchronized void allow(int records) {
        allowance = records;
        notifyAll();
    }

    /** As if all segments were compacted at once, and deletions were forgotten. */
    synchronized void compact() {
        logs.replaceAll((partition, log) -> {
            var newest = log.stream()
                    .collect(Collectors.toMap(ConsumerRecord::key, ConsumerRecord::offset, (first, second) -> second));
            return new ArrayList<>(log.stream()
                    .filter(each -> each.value() != null && Objects.equals(newest.get(each.key()), each.offset()))
                    .toList());
        });
    }

    /** Deletes all records, as by expiry on a topic that is not compacted. */
    synchronized void expire() {
        logs.values().forEach(List::clear);
    }

    /** Topics of the same names with nothing on them. */
    synchronized void makeAnew() {
        for (var topic : DirectoryTables.TOPICS) {
            logs.put(new TopicPartition(topic, 0), new ArrayList<>());
            ends.put(new TopicPartition(topic, 0), 0L);
        }
    }

    void account(String sid, String tenantId, String token) {
        append(Topics.ACCOUNTS.name(), sid, Samples.account(cipher, sid, tenantId, token));
    }

    void number(String address, String tenantId) {
        append(Topics.NUMBERS.name(), address, Samples.number(address, tenantId));
    }

    void deleteAccount(String sid) {
        append(Topics.ACCOUNTS.name(), sid, null);
    }

    void deleteNumber(String address) {
        append(Topics.NUMBERS.name(), address, null);
    }

    synchronized void append(String topic, String key, byte @Nullable [] value) {
        var partition = new TopicPartition(topic, 0);
        var offset = ends.merge(partition, 1L, Long::sum) - 1;
        log(partition).add(new ConsumerRecord<>(topic, 0, offset, key, value));
        notifyAll();
    }

    private List<ConsumerRecord<String, byte[]>> log(TopicPartition partition) {
        return logs.getOrDefault(partition, List.of());
    }

    /** Of the mock only what a directory does not call is left; the lock is that of the topics. */
    @SuppressWarnings("UnsynchronizedOverridesSynchronized")
    private final class Reader extends MockConsumer<String, byte[]> {

        private final Map<TopicPartition, Long> positions = new HashMap<>();
        private final int bornAfter = timesAway;
        private boolean woken;

        Reader() {
            super("none");
        }

        @Override
        public List<PartitionInfo> partitionsFor(String topic) {
            synchronized (FakeTopics.this) {
                beReachable();
                return List.of(new PartitionInfo(topic, 0, Node.noNode(), new Node[0], new Node[0]));
            }
        }

        @Override
        public void assign(Collection<TopicPartition> partitions) {}

        @Override
        public void seekToBeginning(Collection<TopicPartition> partitions) {
            partitions.forEach(each -> positions.put(each, 0L));
        }

        @Override
        public Map<TopicPartition, Long> endOffsets(Collection<TopicPartition> partitions) {
            synchronized (FakeTopics.this) {
                beReachable();
                return Map.copyOf(ends);
            }
        }

        @Override
        public long position(TopicPartition partition) {
            return positions.getOrDefault(partition, 0L);
        }

        @Override
        public ConsumerRecords<String, byte[]> poll(Duration timeout) {
            synchronized (FakeTopics.this) {
                var records = next();
                if (records.isEmpty()) {
                    pause(timeout);
                    records = next();
                }
                return new ConsumerRecords<>(records, Map.<TopicPartition, OffsetAndMetadata>of());
            }
        }

        @Override
        public void wakeup() {
            synchronized (FakeTopics.this) {
                woken = true;
                FakeTopics.this.notifyAll();
            }
        }

        private void beReachable() {
            if (away || bornAfter < timesAway) {
                throw new TimeoutException("Kafka is away");
            }
        }

        private void pause(Duration timeout) {
            try {
                FakeTopics.this.wait(timeout.toMillis());
            } catch (InterruptedException e) {
                throw new IllegalStateException("A reader is woken up, not interrupted", e);
            }
        }

        private Map<TopicPartition, List<ConsumerRecord<String, byte[]>>> next() {
            beReachable();
            if (woken) {
                throw new WakeupException();
            }
            var records = new HashMap<TopicPartition, List<ConsumerRecord<String, byte[]>>>();
            for (var partition : List.copyOf(positions.keySet())) {
                var next = log(partition).stream()
                        .filter(each -> each.offset() >= position(partition))
                        .toList();
                var handed = next.subList(0, Math.min(next.size(), allowance));
                allowance -= handed.size();
                if (!handed.isEmpty()) {
                    records.put(partition, handed);
                }
                var last = handed.isEmpty()
                        ? position(partition)
                        : handed.getLast().offset() + 1;
                positions.put(partition, handed.size() == next.size() ? end(partition) : last);
            }
            return records;
        }

        private long end(TopicPartition partition) {
            return ends.getOrDefault(partition, 0L);
        }
    }
}
