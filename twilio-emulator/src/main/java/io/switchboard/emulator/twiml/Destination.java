package io.switchboard.emulator.twiml;

import org.jspecify.annotations.Nullable;

/**
 * Somebody to ring.
 *
 * @param address a phone number as it was written, or {@code sip:…} or {@code client:…}
 * @param whisper what they hear before they are connected
 */
public record Destination(
        Kind kind,
        String address,
        @Nullable Link whisper,
        @Nullable Callback statusCallback) {

    /** The noun. */
    public enum Kind {
        NUMBER,
        SIP,
        CLIENT
    }
}
