package io.switchboard.provisioning.adoption;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * What one adoption found and did, counted. {@code numbers = inSync + configured + refused + numbersFailed}. Names the
 * first failures in the log and counts the rest, so that a thousand bad numbers do not fill it with every round.
 */
final class AdoptionReport {

    private static final Logger log = LoggerFactory.getLogger(AdoptionReport.class);
    private static final int MOST_NAMED = 10;

    int accounts;
    int accountsLeftOut;
    int numbers;
    int inSync;
    int configured;
    int refused;
    int numbersFailed;
    int recordsFailed;
    int channelsNotOurs;
    int released;
    int published;

    private int named;
    private @Nullable String firstReason;

    /** Twilio does not list the account's numbers, or the account cannot be recorded or opened. */
    void accountFailed(String accountSid, RuntimeException reason) {
        accountsLeftOut++;
        name("account left out, it stays as it was", accountSid, reason);
    }

    /** The number cannot be recorded or configured. */
    void numberFailed(String numberSid, RuntimeException reason) {
        numbersFailed++;
        name("number left out, it stays as it was", numberSid, reason);
    }

    /** Twilio refuses the number's webhooks. */
    void numberRefused(String numberSid, RuntimeException reason) {
        refused++;
        name("Twilio refused a number's webhooks", numberSid, reason);
    }

    /** Kafka does not take the record of an account or a number. */
    void recordFailed(String sid, Throwable reason) {
        recordsFailed++;
        name("record not published, the one before stays in force", sid, reason);
    }

    /** Whether everything is as it should be, as far as it lies with us: what Twilio refuses does not change by trying. */
    boolean isComplete() {
        return accountsLeftOut + numbersFailed + recordsFailed == 0;
    }

    /** Why it is not complete; null when it is. */
    @Nullable
    String firstReason() {
        return isComplete() ? null : firstReason;
    }

    LoggingEventBuilder addTo(LoggingEventBuilder line) {
        return line.addKeyValue("accounts", accounts)
                .addKeyValue("accountsLeftOut", accountsLeftOut)
                .addKeyValue("numbers", numbers)
                .addKeyValue("inSync", inSync)
                .addKeyValue("configured", configured)
                .addKeyValue("refused", refused)
                .addKeyValue("numbersFailed", numbersFailed)
                .addKeyValue("recordsFailed", recordsFailed)
                .addKeyValue("channelsNotOurs", channelsNotOurs)
                .addKeyValue("released", released)
                .addKeyValue("published", published);
    }

    private void name(String what, String sid, Throwable reason) {
        if (firstReason == null) {
            firstReason = sid + ": " + reason;
        }
        if (named++ < MOST_NAMED) {
            log.atWarn()
                    .addKeyValue("sid", sid)
                    .addKeyValue("reason", reason.toString())
                    .log(what);
        }
    }
}
