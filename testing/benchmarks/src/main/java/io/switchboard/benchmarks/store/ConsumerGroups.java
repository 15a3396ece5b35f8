package io.switchboard.benchmarks.store;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import io.switchboard.benchmarks.measurement.MeasurementFailed;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** Waits for the consumer groups of a broker. */
final class ConsumerGroups implements AutoCloseable {

    private static final Duration REST_TIMEOUT = Duration.ofMinutes(3);

    private final Admin admin;

    ConsumerGroups(String bootstrapServers) {
        this.admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    }

    /** Waits until every consumer group has read all of its topics. */
    void awaitRest() throws InterruptedException {
        var end = System.nanoTime() + REST_TIMEOUT.toNanos();
        while (lag() > 0) {
            if (System.nanoTime() > end) {
                throw new MeasurementFailed(
                        "Consumers have not read everything after %d s.".formatted(REST_TIMEOUT.toSeconds()));
            }
            Thread.sleep(100);
        }
    }

    private long lag() throws InterruptedException {
        try {
            long lag = 0;
            for (var group : admin.listGroups().all().get()) {
                var committed = admin.listConsumerGroupOffsets(group.groupId())
                        .partitionsToOffsetAndMetadata()
                        .get();
                var latest = new HashMap<TopicPartition, OffsetSpec>();
                committed.keySet().forEach(partition -> latest.put(partition, OffsetSpec.latest()));
                var ends = admin.listOffsets(latest).all().get();
                for (var end : ends.entrySet()) {
                    var offset = committed.get(end.getKey());
                    lag += end.getValue().offset() - (offset == null ? 0 : offset.offset());
                }
            }
            return lag;
        } catch (ExecutionException e) {
            throw new MeasurementFailed("The consumer groups cannot be asked for: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
