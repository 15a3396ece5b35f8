package io.switchboard.emulator.twiml;

import org.jspecify.annotations.Nullable;

/**
 * Somebody to ring.
 *
 * @param address a phone number as it was written, or {@code sip:…} or {@code client:…}
 * @param whisper what they hear before they are connected
 */
public record DialDestination(
        Kind kind,
        String address,
        @Nullable ActionLink whisper,
        @Nullable StatusCallback statusCallback) {

    /** The noun. */
    public enum Kind {
        NUMBER,
        SIP,
        CLIENT
    }
}
