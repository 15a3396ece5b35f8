package io.switchboard.twilio.number;

import io.switchboard.twilio.IncomingNumber;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of an attempt to buy one number. Twilio has no idempotency key, so only {@link Busy} and {@link NotSent} may
 * be tried again, and after {@link Unknown} the number must be looked up first.
 */
public sealed interface NumberPurchase {

    /** The account has the number. */
    record Bought(IncomingNumber number) implements NumberPurchase {}

    /**
     * Twilio rejects the purchase; nothing was bought.
     *
     * @param code Twilio's error code, if it gave one
     * @param message Twilio's message; may quote the number
     */
    record Refused(int httpStatus, @Nullable Integer code, String message) implements NumberPurchase {}

    /** The account has too many requests: rejected before processing. */
    record Busy() implements NumberPurchase {}

    /** Twilio was not reached: nothing was bought. */
    record NotSent(String reason) implements NumberPurchase {}

    /** The number may have been bought: timeout, lost connection, 5xx, or an ambiguous answer. */
    record Unknown(String reason) implements NumberPurchase {}
}
