package io.switchboard.conversation.retention;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.switchboard.mongo.IntervalTask;
import io.switchboard.mongo.lease.Leases;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Removes at intervals what is older than its tenant keeps it, in one instance at a time. Removing may be repeated, so that an
 * instance whose lease ended does no harm.
 */
@Component
@EnableConfigurationProperties(RetentionSettings.class)
class RetentionRunner extends IntervalTask {

    private static final Logger log = LoggerFactory.getLogger(RetentionRunner.class);
    private static final Duration LEASE = Duration.ofMinutes(30);

    /** For so long a file that Twilio does not delete is tried again. */
    private static final Duration TRIED_AGAIN = Duration.ofDays(7);

    private static final String BODIES = "bodies";
    private static final String MEDIA = "media";
    private static final String RECORDINGS = "recordings";

    private final RetentionRules rules;
    private final RetentionMarks marks;
    private final MessageRetention messages;
    private final RecordingRetention recordings;
    private final Leases leases;
    private final MeterRegistry meters;
    private final Clock clock;

    /** Removes one kind of content between two times; adds the times of what stays to the failures. */
    private interface Removal {

        int run(Instant from, Instant to, List<Instant> failures);
    }

    RetentionRunner(
            RetentionRules rules,
            RetentionMarks marks,
            MessageRetention messages,
            RecordingRetention recordings,
            Leases leases,
            RetentionSettings settings,
            MeterRegistry meters,
            Clock clock) {
        super("retention", settings.interval());
        this.rules = rules;
        this.marks = marks;
        this.messages = messages;
        this.recordings = recordings;
        this.leases = leases;
        this.meters = meters;
        this.clock = clock;
    }

    @Override
    protected void run() {
        leases.runHolding("retention", LEASE, () -> rules.all().forEach(this::apply));
    }

    /** Applies the rule of one tenant; a failure leaves the others' untouched. */
    private void apply(RetentionRule rule) {
        try {
            var tenant = rule.tenant();
            apply(tenant, BODIES, rule.bodiesDays(), (from, to, failures) -> messages.removeBodies(tenant, from, to));
            apply(
                    tenant,
                    MEDIA,
                    rule.mediaDays(),
                    (from, to, failures) -> messages.removeMedia(tenant, from, to, failures));
            apply(
                    tenant,
                    RECORDINGS,
                    rule.recordingsDays(),
                    (from, to, failures) -> recordings.remove(tenant, from, to, failures));
        } catch (RuntimeException e) {
            log.atWarn()
                    .addKeyValue("tenant", rule.tenant())
                    .addKeyValue("reason", e.toString())
                    .log("old content not removed yet, the next run repeats it");
        }
    }

    private void apply(TenantId tenant, String kind, @Nullable Integer days, Removal removal) {
        if (days == null) {
            return;
        }
        var to = clock.instant().minus(Duration.ofDays(days));
        var failures = new ArrayList<Instant>();
        var removed = removal.run(marks.start(tenant, kind), to, failures);
        marks.note(tenant, kind, until(to, failures));
        if (removed > 0 || !failures.isEmpty()) {
            count(kind, "removed", removed);
            count(kind, "failed", failures.size());
            log.atInfo()
                    .addKeyValue("tenant", tenant)
                    .addKeyValue("kind", kind)
                    .addKeyValue("removed", removed)
                    .addKeyValue("failed", failures.size())
                    .log("old content removed");
        }
    }

    private static Instant until(Instant to, List<Instant> failures) {
        return failures.stream()
                .filter(failed -> failed.isAfter(to.minus(TRIED_AGAIN)))
                .min(Instant::compareTo)
                .orElse(to);
    }

    private void count(String kind, String outcome, int items) {
        Counter.builder("switchboard.conversation.retention.removed")
                .description("Texts, media and recordings that became older than their tenant keeps them")
                .tag("kind", kind)
                .tag("outcome", outcome)
                .register(meters)
                .increment(items);
    }
}
