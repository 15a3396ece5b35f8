package io.switchboard.conversation.reconciliation.event;

import java.util.Locale;

import io.switchboard.events.CloudEvent;
import io.switchboard.events.Topic;
import io.switchboard.events.twilio.TwilioEvent;

/**
 * An event that a webhook should have caused.
 *
 * @param key the key of its record, the same as that of the webhook's
 */
public record RecoveredEvent(Kind kind, Topic<TwilioEvent> topic, String key, CloudEvent<TwilioEvent> event) {

    /** The kinds of events, by what they are about. */
    public enum Kind {
        MESSAGE,
        MESSAGE_STATUS,
        CALL,
        CALL_STATUS,
        RECORDING;

        /** The word in meters, logs and documents. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
