package io.switchboard.conversation.receiving;

import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.switchboard.events.CloudEvent;
import io.switchboard.events.TwilioEvent;
import io.switchboard.events.TwilioEventType;
import io.switchboard.kafka.listener.EventTimes;
import io.switchboard.kafka.listener.UnprocessableEvent;

/** Reads what every event from Twilio must have, in exactly the form that Twilio writes. */
final class TwilioEvents {

    /** Twilio's words are shorter than 20 characters; see StatusRank. */
    private static final Pattern STATUS = Pattern.compile("[A-Za-z][A-Za-z_-]{0,63}");

    private static final Pattern SID = Pattern.compile("[A-Z]{2}[0-9a-fA-F]{32}");
    private static final int LONGEST_TENANT = 256;
    private static final int LONGEST_ADDRESS = 256;

    private TwilioEvents() {}

    /**
     * Checks everything that storing the event relies on.
     *
     * @throws UnprocessableEvent naming what is missing or malformed
     */
    static void check(CloudEvent<TwilioEvent> event) {
        var twilio = event.data();
        tenant(event);
        sid(twilio);
        EventTimes.check(twilio.receivedAt(), "receivedAt", event.id());
        if (TwilioEventType.isMessageStatus(event.type())) {
            status(twilio);
        } else if (event.type().equals(TwilioEventType.INBOUND_MESSAGE)) {
            address(twilio, "From");
            address(twilio, "To");
        } else {
            throw new UnprocessableEvent("unknown type " + event.type());
        }
    }

    /**
     * The tenant of the account whose token signed the webhook: the only one that it can concern.
     *
     * @throws UnprocessableEvent when the event names none
     */
    static String tenant(CloudEvent<TwilioEvent> event) {
        var tenant = event.tenantId();
        if (tenant == null || tenant.isBlank() || tenant.length() > LONGEST_TENANT) {
            throw new UnprocessableEvent("ce_tenantid is missing or too long in event " + event.id());
        }
        return tenant;
    }

    /**
     * The message's SID. SmsMessageSid and SmsSid are Twilio's older names for it.
     *
     * @throws UnprocessableEvent when there is none, or it is not two letters and 32 hexadecimal digits
     */
    static String sid(TwilioEvent event) {
        return first(event, SID, "MessageSid", "SmsMessageSid", "SmsSid");
    }

    /**
     * The status that is reported. SmsStatus is Twilio's older name for it.
     *
     * @throws UnprocessableEvent when there is none, or it is not a word of at most 64 letters
     */
    static String status(TwilioEvent event) {
        return first(event, STATUS, "MessageStatus", "SmsStatus");
    }

    private static String first(TwilioEvent event, Pattern form, String... names) {
        var value = Stream.of(names)
                .map(event::text)
                .filter(each -> !each.isEmpty())
                .findFirst()
                .orElseThrow(() -> new UnprocessableEvent(names[0] + " is missing in event " + event.id()));
        if (!form.matcher(value).matches()) {
            throw new UnprocessableEvent(names[0] + " is malformed in event " + event.id());
        }
        return value;
    }

    private static void address(TwilioEvent event, String name) {
        var address = event.text(name);
        if (address.isBlank() || address.length() > LONGEST_ADDRESS) {
            throw new UnprocessableEvent(name + " is missing or too long in event " + event.id());
        }
    }
}
