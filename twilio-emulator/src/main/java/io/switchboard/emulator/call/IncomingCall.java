package io.switchboard.emulator.call;

import io.switchboard.emulator.behaviour.InvalidField;
import org.jspecify.annotations.Nullable;

/** A customer dials one of our numbers. */
public record IncomingCall(String from, String to) {
    public IncomingCall(@Nullable String from, @Nullable String to) {
        this.from = checked("from", from);
        this.to = checked("to", to);
    }

    private static String checked(String field, @Nullable String number) {
        if (number == null || !number.matches("\\+[1-9]\\d{6,14}")) {
            throw new InvalidField(field, "must be a phone number like +15551234567");
        }
        return number;
    }
}
