package io.switchboard.provisioning.doctor.account;

import java.time.Duration;
import java.util.List;

import io.switchboard.provisioning.doctor.check.CheckFinding;
import io.switchboard.provisioning.doctor.check.CheckGroup;
import io.switchboard.provisioning.doctor.check.CheckName;
import io.switchboard.provisioning.doctor.check.CheckState;
import io.switchboard.provisioning.doctor.check.DoctorCheck;
import io.switchboard.provisioning.doctor.check.ExaminedAccount;

/** Compares this machine's clock with the date of Twilio's answers, which has whole seconds. */
final class ClockCheck implements DoctorCheck {

    private static final Duration TOLERATED = Duration.ofSeconds(20);
    private static final Duration BROKEN = Duration.ofMinutes(5);
    private static final String REMEDY = "Synchronise the clock of this machine, with NTP for example.";

    @Override
    public CheckName name() {
        return new CheckName("clock", CheckGroup.CLOCK, "Clock");
    }

    @Override
    public List<CheckFinding> run(ExaminedAccount account) {
        var state = account.state();
        var theirs = state.account().serverTime();
        if (theirs == null) {
            return List.of(finding(
                    CheckState.UNKNOWN, "Clock: not known", "Twilio's answer has no date to compare with.", ""));
        }
        var deviation = Duration.between(theirs, state.receivedAt());
        var text = "This machine's clock and Twilio's differ by %d seconds."
                .formatted(deviation.abs().toSeconds());
        if (deviation.abs().compareTo(BROKEN) > 0) {
            return broken(
                    "The clock is wrong",
                    text + " Logins are refused, and conversations are in the wrong order.",
                    REMEDY);
        }
        return deviation.abs().compareTo(TOLERATED) > 0
                ? warning("The clock deviates", text + " Conversations may be in the wrong order.", REMEDY)
                : ok("The clock is right", text);
    }
}
