package io.switchboard.emulator.twiml;

import org.jspecify.annotations.Nullable;

/**
 * A party that a Dial rings.
 *
 * @param address a phone number as it was written, or {@code sip:…} or {@code client:…}
 * @param whisper the document to carry out for the party before the connection; none if absent
 */
public record DialDestination(
        Kind kind,
        String address,
        @Nullable ActionLink whisper,
        @Nullable StatusCallback statusCallback) {

    /** The TwiML noun of a destination. */
    public enum Kind {
        NUMBER,
        SIP,
        CLIENT
    }
}
