package io.switchboard.provisioning.purchase.journal;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** The states of a purchase. Each but the last two names the newest step that is certainly done. */
public enum PurchaseState {
    /** The purchase is recorded; no number is chosen. */
    REQUESTED,
    /** A number is reserved; Twilio certainly has not sold it to us. */
    CHOSEN,
    /** The number may have been ordered; Twilio may or may not have sold it. */
    ORDERED,
    /** The account has the number. */
    BOUGHT,
    /** The number's webhooks are as planned. */
    CONFIGURED,
    /** The number has its name. */
    NAMED,
    /** The number is published and in use: the end. */
    ACTIVE,
    /** The purchase has failed and the bought number is being released. */
    UNDOING,
    /** The purchase has failed and the account has not the number: the end. */
    FAILED;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean isLast() {
        return this == ACTIVE || this == FAILED;
    }

    /** Returns whether the next step changes or reads the number at Twilio, which requires the number's lease. */
    public boolean needsNumber() {
        return switch (this) {
            case CHOSEN, ORDERED, BOUGHT, CONFIGURED, UNDOING -> true;
            case REQUESTED, NAMED, ACTIVE, FAILED -> false;
        };
    }
}
