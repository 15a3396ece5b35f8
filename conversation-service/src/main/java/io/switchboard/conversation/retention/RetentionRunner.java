package io.switchboard.conversation.retention;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.switchboard.change.audit.AuditActor;
import io.switchboard.change.audit.AuditTrail;
import io.switchboard.change.audit.AuditedChange;
import io.switchboard.events.audit.AuditEntry.Outcome;
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

    static final String BODIES = "bodies";
    static final String MEDIA = "media";
    static final String RECORDINGS = "recordings";

    private final RetentionRules rules;
    private final RetentionMarks marks;
    private final MessageRetention messages;
    private final RecordingRetention recordings;
    private final Leases leases;
    private final AuditTrail audit;
    private final MeterRegistry meters;
    private final Clock clock;

    /** Removes one kind of content between two times; notes what stays in the remainder. */
    private interface Removal {

        int run(Instant from, Instant to, RetentionRemainder remainder);
    }

    RetentionRunner(
            RetentionRules rules,
            RetentionMarks marks,
            MessageRetention messages,
            RecordingRetention recordings,
            Leases leases,
            AuditTrail audit,
            RetentionSettings settings,
            MeterRegistry meters,
            Clock clock) {
        super("retention", settings.interval());
        this.rules = rules;
        this.marks = marks;
        this.messages = messages;
        this.recordings = recordings;
        this.leases = leases;
        this.audit = audit;
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
            apply(
                    tenant,
                    BODIES,
                    rule.bodiesDays(),
                    (from, to, remainder) -> messages.removeBodies(tenant, from, to, remainder));
            apply(
                    tenant,
                    MEDIA,
                    rule.mediaDays(),
                    (from, to, remainder) -> messages.removeMedia(tenant, from, to, remainder));
            apply(
                    tenant,
                    RECORDINGS,
                    rule.recordingsDays(),
                    (from, to, remainder) -> recordings.remove(tenant, from, to, remainder));
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
        var remainder = new RetentionRemainder();
        var removed = removal.run(marks.start(tenant, kind), to, remainder);
        marks.note(tenant, kind, remainder.until(to));
        if (removed > 0 || remainder.failures() > 0) {
            count(kind, "removed", removed);
            count(kind, "failed", remainder.failures());
            recordRemoval(tenant, kind, to, removed, remainder.failures());
            log.atInfo()
                    .addKeyValue("tenant", tenant)
                    .addKeyValue("kind", kind)
                    .addKeyValue("removed", removed)
                    .addKeyValue("failed", remainder.failures())
                    .log("old content removed");
        }
    }

    /** What was removed cannot be put back: Kafka's absence delays nothing, and the log then has what the audit has not. */
    private void recordRemoval(TenantId tenant, String kind, Instant to, int removed, int failed) {
        var done = Map.of("kind", kind, "olderThan", to.toString(), "removed", removed, "failed", failed);
        audit.publishOrLog(
                AuditActor.loop("retention"),
                tenant,
                new AuditedChange("retention.applied", "settings/retention", null, done),
                failed == 0 ? Outcome.SUCCEEDED : Outcome.FAILED);
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
