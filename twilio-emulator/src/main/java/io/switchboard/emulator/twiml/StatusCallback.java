package io.switchboard.emulator.twiml;

import java.util.Set;

/**
 * Who wants to know how something goes on.
 *
 * @param events which of it, in Twilio's words
 */
public record StatusCallback(ActionLink link, Set<String> events) {

    public boolean wants(String event) {
        return events.contains(event);
    }
}
