package io.switchboard.notification.status;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.switchboard.kafka.report.KafkaContact;
import io.switchboard.notification.stream.StreamRegistry;
import io.switchboard.web.TenantId;
import io.switchboard.web.status.PartCondition;
import io.switchboard.web.status.PartHistory;
import io.switchboard.web.status.PartStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers the gateway, which combines the parts of all services, and tells operators who is connected. */
@RestController
class PushingStatusController {

    /** More than a poll brings at any load that was measured. */
    private static final double NOTICEABLE_LAG = 2_000;

    private final StreamRegistry streams;
    private final PushedEvents pushed;
    private final KafkaContact kafka;
    private final MeterRegistry registry;
    private final PartHistory history;
    private final Clock clock;

    PushingStatusController(
            StreamRegistry streams, PushedEvents pushed, KafkaContact kafka, MeterRegistry registry, Clock clock) {
        this.streams = streams;
        this.pushed = pushed;
        this.kafka = kafka;
        this.registry = registry;
        this.history = new PartHistory(clock);
        this.clock = clock;
    }

    /** The part of this service. */
    record Report(PartStatus pushing) {}

    /** The open streams of one tenant on the instance that answered. */
    record TenantConnections(String tenantId, int streams) {}

    /**
     * Who is connected to the instance that answered.
     *
     * @param items ordered by tenant; tenants without a stream are left out
     */
    record Connections(int total, List<TenantConnections> items) {}

    @GetMapping("/api/status")
    Report get(TenantId tenant) {
        var last = pushed.lastOf(tenant.value()).orElse(null);
        return new Report(history.status("pushing", condition(), last));
    }

    @GetMapping("/api/operator/streams")
    Connections connections() {
        var items = streams.openStreamsByTenant().entrySet().stream()
                .map(tenant -> new TenantConnections(tenant.getKey(), tenant.getValue()))
                .toList();
        return new Connections(
                items.stream().mapToInt(TenantConnections::streams).sum(), items);
    }

    private PartCondition condition() {
        return kafka.silentSince()
                .map(since -> PartCondition.failing(since, "Kafka does not answer. What is missed is sent later."))
                .or(this::late)
                .orElseGet(PartCondition::working);
    }

    private Optional<PartCondition> late() {
        if (!streams.isStarted()) {
            return Optional.of(PartCondition.failing(clock.instant(), "No stream can begin yet."));
        }
        return lag() < NOTICEABLE_LAG
                ? Optional.empty()
                : Optional.of(PartCondition.delayed(clock.instant(), "News arrive late."));
    }

    private double lag() {
        @Nullable
        Gauge lag = registry.find("switchboard.notification.consumer.lag").gauge();
        return lag == null ? 0 : lag.value();
    }
}
