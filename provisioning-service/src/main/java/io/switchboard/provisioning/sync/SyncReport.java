package io.switchboard.provisioning.sync;

import io.switchboard.provisioning.place.PlaceResult;
import io.switchboard.provisioning.repair.RepairResult;
import io.switchboard.provisioning.webhooks.NumberConfiguration.Configured;
import io.switchboard.provisioning.webhooks.NumberConfiguration.HeldByAnother;
import io.switchboard.provisioning.webhooks.NumberConfiguration.InSync;
import io.switchboard.provisioning.webhooks.NumberConfiguration.NotInEffect;
import io.switchboard.provisioning.webhooks.NumberConfiguration.Refused;
import io.switchboard.provisioning.webhooks.WebhookPlan;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Counts what one sync run found and did. {@code numbers = inSync + configured + refused + numbersFailed + inProgress +
 * unmanaged}. Logs the first failures by name and counts the others, so that a thousand bad numbers do not fill the log with
 * every run.
 */
final class SyncReport {

    private static final Logger log = LoggerFactory.getLogger(SyncReport.class);
    private static final int MAX_NAMED = 10;

    private final Runnable progressed;

    int accounts;
    int accountsSkipped;
    int numbers;
    int inSync;
    int drifted;
    int configured;
    int refused;
    int inProgress;
    int numbersFailed;
    int recordsFailed;
    int unmanaged;
    int unmanagedChannels;
    int services;
    int places;
    int placesFailing;
    int placesUnanswered;
    int released;
    int published;

    private int named;
    private @Nullable String firstReason;

    SyncReport() {
        this(() -> {});
    }

    /** @param progressed runs now and then while the run proceeds; may throw to end it */
    SyncReport(Runnable progressed) {
        this.progressed = progressed;
    }

    /** Counts a number that Twilio lists. */
    void found() {
        numbers++;
        progressed.run();
    }

    /** Tells that the run proceeds. */
    void progressed() {
        progressed.run();
    }

    /** Counts a channel that something else manages. */
    void planned(WebhookPlan plan) {
        unmanagedChannels += plan.unmanaged().size();
    }

    /** Counts the repair of a number that had drifted. */
    void repaired(RepairResult result) {
        progressed.run();
        drifted++;
        var sid = String.valueOf(result.number().sid());
        switch (result) {
            case RepairResult.Answered answered -> configured(sid, answered);
            case RepairResult.Unanswered unanswered -> numberFailed(sid, unanswered.reason());
        }
    }

    private void configured(String numberSid, RepairResult.Answered answered) {
        switch (answered.outcome()) {
            case InSync same -> inSync++;
            case Configured changed -> configured++;
            case HeldByAnother other -> inProgress++;
            case Refused no -> {
                refused++;
                name("Twilio refused a number's webhooks", numberSid, no.reason());
            }
            case NotInEffect still ->
                numberFailed(numberSid, new IllegalStateException(String.valueOf(answered.problem())));
        }
    }

    /** Counts the repair of a place, besides the numbers, that had drifted. */
    void repaired(PlaceResult result) {
        progressed.run();
        var unanswered = result.unanswered();
        if (unanswered != null) {
            placesUnanswered++;
            name("place skipped, it stays as it was", result.place().key(), unanswered);
        } else if (result.problem() != null) {
            placesFailing++;
            name("place not as planned", result.place().key(), new IllegalStateException(result.problem()));
        } else if (result.isChanged()) {
            places++;
        }
    }

    /** Returns the places besides numbers whose webhooks are not as planned after the run. */
    int failingPlaces() {
        return placesFailing + placesUnanswered;
    }

    /** Returns the numbers whose webhooks are not as planned after the run. */
    int failing() {
        return refused + numbersFailed;
    }

    /** Counts an account that cannot be recorded or opened, or whose numbers Twilio does not list. */
    void accountFailed(String accountSid, RuntimeException reason) {
        accountsSkipped++;
        name("account skipped, it stays as it was", accountSid, reason);
    }

    /** Counts a number that cannot be recorded or configured. */
    void numberFailed(String numberSid, RuntimeException reason) {
        numbersFailed++;
        name("number skipped, it stays as it was", numberSid, reason);
    }

    /** Counts a record of an account or a number that Kafka does not accept. */
    void recordFailed(String sid, Throwable reason) {
        recordsFailed++;
        name("record not published, the previous one stays in force", sid, reason);
    }

    /** Returns whether nothing failed that another run may complete; Twilio's rejections do not change by repetition. */
    boolean isComplete() {
        return accountsSkipped + numbersFailed + placesUnanswered + recordsFailed == 0;
    }

    /** Returns the reason why the run is incomplete; null when it is complete. */
    @Nullable
    String firstReason() {
        return isComplete() ? null : firstReason;
    }

    LoggingEventBuilder addTo(LoggingEventBuilder line) {
        return line.addKeyValue("accounts", accounts)
                .addKeyValue("accountsSkipped", accountsSkipped)
                .addKeyValue("numbers", numbers)
                .addKeyValue("inSync", inSync)
                .addKeyValue("drifted", drifted)
                .addKeyValue("configured", configured)
                .addKeyValue("refused", refused)
                .addKeyValue("inProgress", inProgress)
                .addKeyValue("numbersFailed", numbersFailed)
                .addKeyValue("recordsFailed", recordsFailed)
                .addKeyValue("unmanaged", unmanaged)
                .addKeyValue("unmanagedChannels", unmanagedChannels)
                .addKeyValue("services", services)
                .addKeyValue("places", places)
                .addKeyValue("placesFailing", failingPlaces())
                .addKeyValue("released", released)
                .addKeyValue("published", published);
    }

    private void name(String message, String sid, Throwable reason) {
        if (firstReason == null) {
            firstReason = sid + ": " + reason;
        }
        named++;
        if (named <= MAX_NAMED) {
            log.atWarn()
                    .addKeyValue("sid", sid)
                    .addKeyValue("reason", reason.toString())
                    .log(message);
        }
    }
}
