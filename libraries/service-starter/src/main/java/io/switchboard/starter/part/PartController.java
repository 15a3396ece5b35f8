package io.switchboard.starter.part;

import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.MeterRegistry;
import io.switchboard.kafka.report.KafkaContact;
import io.switchboard.kafka.report.ListenerReport;
import io.switchboard.kafka.report.TopicBacklog;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Describes this instance to the gateway, which asks all instances for {@code /api/operator/parts}. */
@RestController
final class PartController {

    /** The meter of the service that makes passes. */
    private static final String PASS_AGE = "switchboard.provisioning.webhooks.pass.age";

    private final Environment environment;
    private final KafkaContact kafka;
    private final ListenerReport listeners;
    private final CounterRates rates;
    private final MeterRegistry registry;

    PartController(
            Environment environment,
            KafkaContact kafka,
            ListenerReport listeners,
            CounterRates rates,
            MeterRegistry registry) {
        this.environment = environment;
        this.kafka = kafka;
        this.listeners = listeners;
        this.rates = rates;
        this.registry = registry;
    }

    @GetMapping("/api/operator/parts")
    PartReport get() {
        return new PartReport(
                environment.getProperty("spring.application.name", "unknown"),
                hostName(),
                environment.getProperty("spring.application.version"),
                Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime()),
                kafka.silentSince().orElse(null),
                lastPassAt(),
                backlogs(),
                rates.perMinute());
    }

    private @Nullable Instant lastPassAt() {
        var age = registry.find(PASS_AGE).timeGauge();
        return age == null ? null : Instant.now().minusSeconds(Math.round(age.value(TimeUnit.SECONDS)));
    }

    private List<PartReport.Backlog> backlogs() {
        return listeners.backlogs().stream().map(PartController::backlog).toList();
    }

    private static PartReport.Backlog backlog(TopicBacklog backlog) {
        return new PartReport.Backlog(
                backlog.group(),
                backlog.topic(),
                backlog.waiting(),
                backlog.oldestAge().toMillis() / 1000.0);
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }
}
