package io.switchboard.starter.part;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import org.jspecify.annotations.Nullable;

/**
 * One instance of a service.
 *
 * @param instance the name of its host
 * @param version null when it does not run from a jar
 * @param kafkaSilentSince when Kafka answered this instance last; null while it answers
 * @param lastPassAt when the last complete pass over all numbers' webhooks ended, by any instance; null where the service makes
 *     none. At first the start of the instance
 * @param listeners the topics that the service's listeners read, of all instances together
 * @param perMinute how much each of the service's counters grew in the last minute, on this instance; those that did not grow
 *     are left out
 */
@JsonInclude(Include.NON_NULL)
record PartReport(
        String service,
        String instance,
        @Nullable String version,
        Instant startedAt,
        @Nullable Instant kafkaSilentSince,
        @Nullable Instant lastPassAt,
        List<Backlog> listeners,
        Map<String, Long> perMinute) {

    /**
     * The records of a topic that a consumer group has not processed.
     *
     * @param lag how many there are
     * @param oldestSeconds how long ago the oldest of them was written
     */
    record Backlog(String group, String topic, long lag, double oldestSeconds) {}
}
