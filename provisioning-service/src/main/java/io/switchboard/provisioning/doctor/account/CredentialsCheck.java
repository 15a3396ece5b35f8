package io.switchboard.provisioning.doctor.account;

import java.util.List;

import io.switchboard.provisioning.doctor.check.CheckFinding;
import io.switchboard.provisioning.doctor.check.CheckGroup;
import io.switchboard.provisioning.doctor.check.CheckName;
import io.switchboard.provisioning.doctor.check.DoctorCheck;
import io.switchboard.provisioning.doctor.check.ExaminedAccount;
import io.switchboard.provisioning.refusal.RefusalReason;
import io.switchboard.twilio.failure.TwilioRefused;

/** Checks that Twilio accepts the account's SID and token. */
final class CredentialsCheck implements DoctorCheck {

    private static final int UNAUTHORIZED = 401;

    @Override
    public CheckName name() {
        return new CheckName("credentials", CheckGroup.ACCOUNT, "Credentials");
    }

    @Override
    public List<CheckFinding> run(ExaminedAccount account) {
        try {
            account.state();
        } catch (TwilioRefused e) {
            if (e.httpStatus() == UNAUTHORIZED && RefusalReason.of(e) != RefusalReason.ACCOUNT_NOT_ACTIVE) {
                return broken(
                        "Twilio refuses the credentials",
                        "Twilio answers 401 to the auth token of %s. No message is sent, and webhooks signed with the new token are rejected."
                                .formatted(account.sid()),
                        "If the token was rotated, the next sync run finds the new one. For the main account set TWILIO_AUTH_TOKEN.");
            }
            if (RefusalReason.of(e) != RefusalReason.ACCOUNT_NOT_ACTIVE) {
                throw e;
            }
        }
        return ok("Credentials work", "Twilio accepts the auth token of %s.".formatted(account.sid()));
    }
}
