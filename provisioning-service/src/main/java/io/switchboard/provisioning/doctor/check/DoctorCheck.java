package io.switchboard.provisioning.doctor.check;

import java.util.List;

/** Answers one question about an account. A check only reads, and may be run at any time. */
public interface DoctorCheck {

    CheckName name();

    /**
     * Returns the findings; none where the question does not arise. An exception means that nothing is known.
     *
     * @throws io.switchboard.twilio.failure.TwilioFailure when Twilio does not tell
     */
    List<CheckFinding> run(ExaminedAccount account);

    /** A finding that all is well. */
    default List<CheckFinding> ok(String title, String detail) {
        return List.of(finding(CheckState.OK, title, detail, ""));
    }

    /** A finding of something to look at. */
    default List<CheckFinding> warning(String title, String detail, String remedy) {
        return List.of(finding(CheckState.WARNING, title, detail, remedy));
    }

    /** A finding of something that does not work. */
    default List<CheckFinding> broken(String title, String detail, String remedy) {
        return List.of(finding(CheckState.BROKEN, title, detail, remedy));
    }

    default CheckFinding finding(CheckState state, String title, String detail, String remedy) {
        return new CheckFinding(name().id(), name().group(), state, title, detail, remedy, null);
    }
}
