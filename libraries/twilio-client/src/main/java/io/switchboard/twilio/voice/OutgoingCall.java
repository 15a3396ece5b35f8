package io.switchboard.twilio.voice;

import java.net.URI;
import java.time.Duration;

/**
 * A call to make.
 *
 * @param from one of the account's numbers
 * @param to the address that is rung
 * @param twiml what happens once the call is answered, at most 4,000 characters
 * @param statusCallback where Twilio reports the progress of the call to
 * @param timeout how long the call rings
 */
public record OutgoingCall(String from, String to, String twiml, URI statusCallback, Duration timeout) {

    /** Names no addresses. */
    @Override
    public String toString() {
        return "OutgoingCall[%s]".formatted(timeout);
    }
}
