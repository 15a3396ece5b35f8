package io.switchboard.provisioning.doctor.check;

import io.switchboard.provisioning.records.PhoneNumber;
import io.switchboard.twilio.IncomingNumber;
import org.jspecify.annotations.Nullable;

/**
 * A number of the examined account.
 *
 * @param actual the number as Twilio returned it
 * @param desired the recorded number; null where nothing is recorded, as in the command
 */
public record ExaminedNumber(
        IncomingNumber actual, @Nullable PhoneNumber desired) {

    /** Returns the number in E.164. */
    public String address() {
        return actual.phoneNumber();
    }

    /** Returns whether the tenant uses the number for texts. */
    public boolean isForTexts() {
        return (actual.capabilities().sms() || actual.capabilities().mms()) && wants("sms");
    }

    /** Returns whether the tenant wants the channel; all are wanted where nothing is recorded. */
    public boolean wants(String channel) {
        var wanted = desired == null ? null : desired.enabledChannels();
        return wanted == null || wanted.contains(channel);
    }

    /** Names the number by its SID only. */
    @Override
    public String toString() {
        return "ExaminedNumber[" + actual.sid() + "]";
    }
}
