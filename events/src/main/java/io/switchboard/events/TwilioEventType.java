package io.switchboard.events;

import java.util.Set;

/**
 * The types of raw Twilio events: the names of Twilio's Event Streams where there is one, ours otherwise.
 *
 * @see <a href="https://www.twilio.com/docs/events/event-types">Twilio's event types</a>
 */
public final class TwilioEventType {

    public static final String INBOUND_MESSAGE = "com.twilio.messaging.inbound-message.received";

    /** A message status for which Event Streams has no type, such as {@code sending} or one that is new. */
    public static final String OTHER_MESSAGE_STATUS = "io.switchboard.messaging.message-status.received";

    private static final String MESSAGE = "com.twilio.messaging.message.";
    private static final Set<String> STREAMED = Set.of("queued", "sent", "delivered", "undelivered", "failed", "read");

    private TwilioEventType() {}

    /** The type of a message status callback. */
    public static String ofMessageStatus(String status) {
        return STREAMED.contains(status) ? MESSAGE + status : OTHER_MESSAGE_STATUS;
    }

    public static boolean isMessageStatus(String type) {
        return type.startsWith(MESSAGE) || type.equals(OTHER_MESSAGE_STATUS);
    }
}
