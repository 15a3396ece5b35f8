package io.switchboard.provisioning.release;

import java.time.Clock;
import java.time.Instant;

import io.switchboard.change.audit.AuditActor;
import io.switchboard.mongo.IntervalTask;
import io.switchboard.provisioning.change.NumberAudit;
import io.switchboard.provisioning.change.NumberChanger;
import io.switchboard.provisioning.publishing.OutageClassifier;
import io.switchboard.provisioning.records.NumberChange;
import io.switchboard.provisioning.records.NumberJournal;
import io.switchboard.provisioning.records.NumberReleases;
import io.switchboard.provisioning.records.PhoneNumber;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Releases numbers at Twilio, in every instance, once their cooling-off time is over. */
@Component
class ReleaseTask extends IntervalTask {

    private static final Logger log = LoggerFactory.getLogger(ReleaseTask.class);
    private static final AuditActor ACTOR = AuditActor.loop("release-loop");
    private static final int BATCH = 200;

    private final NumberReleases releases;
    private final NumberChanger changer;
    private final NumberAudit audit;
    private final Clock clock;

    ReleaseTask(
            NumberReleases releases, NumberChanger changer, NumberAudit audit, Clock clock, ReleaseSettings settings) {
        super("number-releases", settings.interval());
        this.releases = releases;
        this.changer = changer;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    protected void run() {
        var now = clock.instant();
        for (var number : releases.due(now, BATCH)) {
            release(number, now);
        }
    }

    private void release(PhoneNumber number, Instant now) {
        try {
            changer.change(number.tenantId(), number, before -> intent(before, now));
        } catch (RuntimeException e) {
            if (OutageClassifier.isOutage(e)) {
                throw e;
            }
            log.atWarn()
                    .addKeyValue("number", number.sid())
                    .addKeyValue("reason", e.toString())
                    .log("number not released");
        }
    }

    private NumberJournal.@Nullable Intent intent(PhoneNumber before, Instant now) {
        var releaseAt = before.releaseAt();
        if (releaseAt == null || releaseAt.isAfter(now)) {
            return null;
        }
        return new NumberJournal.Intent(
                NumberChange.Kind.RELEASE,
                before.desired(),
                null,
                null,
                audit.entry(ACTOR, "phone-number.released", before, null));
    }
}
