package io.switchboard.conversation.receiving;

import java.util.regex.Pattern;

import io.switchboard.events.CloudEvent;
import io.switchboard.events.twilio.TwilioEvent;
import io.switchboard.events.twilio.TwilioEventType;
import io.switchboard.kafka.listener.EventTimes;
import io.switchboard.kafka.listener.UnprocessableEvent;

/** Checks and reads the events of Twilio's messaging webhooks. */
final class MessagingEvents {

    /** Twilio's statuses have less than 20 characters; see StatusRank. */
    private static final Pattern STATUS = Pattern.compile("[A-Za-z][A-Za-z_-]{0,63}");

    private static final Pattern SID = Pattern.compile("[A-Z]{2}[0-9a-fA-F]{32}");
    private static final int MAX_ADDRESS_LENGTH = 256;

    private MessagingEvents() {}

    /**
     * Checks everything that storing the event requires.
     *
     * @throws UnprocessableEvent naming the part that is missing or malformed
     */
    static void check(CloudEvent<TwilioEvent> event) {
        var twilio = event.data();
        TwilioEvents.tenant(event);
        sid(twilio);
        EventTimes.check(twilio.receivedAt(), "receivedAt", event.id());
        if (TwilioEventType.isMessageStatus(event.type())) {
            status(twilio);
        } else if (event.type().equals(TwilioEventType.INBOUND_MESSAGE)) {
            requireAddress(twilio, "From");
            requireAddress(twilio, "To");
        } else {
            throw new UnprocessableEvent("Unknown type " + event.type());
        }
    }

    /**
     * The message's SID. SmsMessageSid and SmsSid are Twilio's older names for it.
     *
     * @throws UnprocessableEvent if it is missing, or is not two letters and 32 hexadecimal digits
     */
    static String sid(TwilioEvent event) {
        return TwilioEvents.required(event, SID, "MessageSid", "SmsMessageSid", "SmsSid");
    }

    /**
     * The reported status. SmsStatus is Twilio's older name for it.
     *
     * @throws UnprocessableEvent if it is missing, or is not a word of at most 64 letters
     */
    static String status(TwilioEvent event) {
        return TwilioEvents.required(event, STATUS, "MessageStatus", "SmsStatus");
    }

    private static void requireAddress(TwilioEvent event, String name) {
        var address = event.text(name);
        if (address.isBlank() || address.length() > MAX_ADDRESS_LENGTH) {
            throw new UnprocessableEvent(name + " is missing or too long in event " + event.id());
        }
    }
}
