package io.switchboard.conversation.sending.rule;

import java.util.Map;

/**
 * The reason for which a message may not be sent.
 *
 * @param reason a stable word, such as {@code opted-out}
 * @param detail a sentence for the person who wants to send
 * @param errorCode the code with which Twilio would reject the message
 * @param properties what a client needs to offer something else, by name
 */
public record SendObjection(String reason, String detail, int errorCode, Map<String, Object> properties) {

    public SendObjection {
        properties = Map.copyOf(properties);
    }
}
