package io.switchboard.emulator.twiml;

import java.util.Set;

/**
 * A callback for the progress of a call or recording.
 *
 * @param events the events that are sent, in Twilio's terms
 */
public record StatusCallback(ActionLink link, Set<String> events) {

    public boolean wants(String event) {
        return events.contains(event);
    }
}
