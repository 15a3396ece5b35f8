package io.switchboard.provisioning.doctor;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.switchboard.provisioning.doctor.check.CheckFinding;
import io.switchboard.provisioning.doctor.check.CheckGroup;
import io.switchboard.provisioning.doctor.check.CheckName;
import io.switchboard.provisioning.doctor.check.DoctorCheck;
import io.switchboard.provisioning.doctor.check.ExaminedAccount;
import io.switchboard.provisioning.lastwebhook.LastWebhooks;
import io.switchboard.twilio.monitoring.TwilioAlert;
import org.jspecify.annotations.Nullable;

/**
 * Checks by its events whether Twilio's debugger reports here, because no API shows its webhook: an error in Twilio's log of
 * which no event has come shows that it does not.
 *
 * @param url the URL to enter
 */
record DebuggerCheck(LastWebhooks webhooks, String url) implements DoctorCheck {

    private static final Duration PERIOD = Duration.ofDays(1);

    /** An event may take as long as this, and the time of the last one is stored to the minute. */
    private static final Duration DELAY = Duration.ofMinutes(10);

    @Override
    public CheckName name() {
        return new CheckName("debugger", CheckGroup.REACHABILITY, "Twilio's debugger");
    }

    @Override
    public List<CheckFinding> run(ExaminedAccount account) {
        var error = lastError(account);
        var event = webhooks.lastDebuggerEvent(account.sid());
        if (error == null) {
            return event == null
                    ? ok("Twilio logged no error that it could report", "Whether its debugger reports here is unknown.")
                    : ok("Twilio's debugger reports here", "The last event came at %s.".formatted(event));
        }
        if (event != null && !event.isBefore(error.minus(DELAY))) {
            return ok("Twilio's debugger reports here", "The last event came at %s.".formatted(event));
        }
        return warning(
                "Twilio's debugger does not report here",
                "Twilio logged an error at %s, and no event of it has come. Errors are found in its log only."
                        .formatted(error),
                "Enter %s in Twilio's console as the webhook of errors, under Monitor, Logs, Errors. There is no API for it."
                        .formatted(url));
    }

    /** The newest error that is old enough for its event to have come. */
    private static @Nullable Instant lastError(ExaminedAccount account) {
        var latest = account.now().minus(DELAY);
        try (var alerts = account.monitor().alerts("error", account.now().minus(PERIOD))) {
            for (var next = alerts.map(TwilioAlert::createdAt).iterator(); next.hasNext(); ) {
                var at = next.next();
                if (at != null && at.isBefore(latest)) {
                    return at;
                }
            }
            return null;
        }
    }
}
