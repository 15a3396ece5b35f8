package io.switchboard.kafka.report;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/** Reads the meters of this service's listeners, which operators see in Prometheus as well. */
public final class ListenerReport {

    private static final String OLDEST = "switchboard.kafka.records.oldest.age";
    private static final String WAITING = "switchboard.kafka.records.waiting";
    private static final String STALLED = "switchboard.kafka.listeners.stalled";

    private final MeterRegistry registry;

    public ListenerReport(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Returns the backlog of each group and topic of this service's listeners, ordered by both. */
    public List<TopicBacklog> backlogs() {
        return registry.find(OLDEST).gauges().stream()
                .map(this::backlog)
                .sorted(Comparator.comparing(TopicBacklog::group).thenComparing(TopicBacklog::topic))
                .toList();
    }

    /** Returns the backlog of one topic; empty when no listener of this service reads it. */
    public Optional<TopicBacklog> backlog(String group, String topic) {
        return Optional.ofNullable(registry.find(OLDEST)
                        .tags("group", group, "topic", topic)
                        .gauge())
                .map(this::backlog);
    }

    /** Returns for how long a listener has repeated the same batch; zero when it does not. */
    public Duration stalled(String listener) {
        return Optional.ofNullable(
                        registry.find(STALLED).tag("listener", listener).gauge())
                .map(gauge -> seconds(gauge.value()))
                .orElse(Duration.ZERO);
    }

    private TopicBacklog backlog(Gauge oldest) {
        var group = tag(oldest, "group");
        var topic = tag(oldest, "topic");
        var waiting =
                registry.find(WAITING).tags("group", group, "topic", topic).gauge();
        return new TopicBacklog(group, topic, waiting == null ? 0 : (long) waiting.value(), seconds(oldest.value()));
    }

    private static String tag(Gauge gauge, String name) {
        return String.valueOf(gauge.getId().getTag(name));
    }

    private static Duration seconds(double value) {
        return Duration.ofMillis(Math.round(value * 1000));
    }
}
