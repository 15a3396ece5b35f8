package io.switchboard.provisioning.change;

import java.time.Clock;

import io.switchboard.mongo.IntervalTask;
import io.switchboard.provisioning.publishing.OutageClassifier;
import io.switchboard.provisioning.records.NumberJournal;
import io.switchboard.provisioning.records.PhoneNumber;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Completes or undoes, in every instance, the changes of numbers that a crash or an outage of Twilio left. */
public final class PendingChangeTask extends IntervalTask {

    private static final Logger log = LoggerFactory.getLogger(PendingChangeTask.class);
    private static final int BATCH = 200;

    private final NumberJournal journal;
    private final NumberChanger changer;
    private final Clock clock;

    PendingChangeTask(NumberJournal journal, NumberChanger changer, Clock clock, ChangeSettings settings) {
        super("pending-changes", settings.interval());
        this.journal = journal;
        this.changer = changer;
        this.clock = clock;
    }

    /** Continues the oldest changes; one that fails stays for the next run. */
    @Override
    public void run() {
        for (var number : journal.pending(clock.instant(), BATCH)) {
            resume(number);
        }
    }

    private void resume(PhoneNumber number) {
        try {
            changer.resume(number);
        } catch (RuntimeException e) {
            if (OutageClassifier.isOutage(e)) {
                throw e;
            }
            log.atWarn()
                    .addKeyValue("number", number.sid())
                    .addKeyValue("reason", e.toString())
                    .log("change of a number not completed yet");
        }
    }
}
