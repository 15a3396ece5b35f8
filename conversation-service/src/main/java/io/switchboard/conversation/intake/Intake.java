package io.switchboard.conversation.intake;

import java.util.stream.Stream;

import io.switchboard.events.CloudEvent;
import io.switchboard.events.TwilioEvent;

/** What every event from Twilio must have. Without it no one can ever process the event: it is set aside. */
final class Intake {

    private Intake() {}

    /**
     * The tenant of the account whose token signed the webhook: the only one that it can concern.
     *
     * @throws IllegalArgumentException when the event names none
     */
    static String tenant(CloudEvent<TwilioEvent> event) {
        var tenant = event.tenantId();
        if (tenant == null || tenant.isEmpty()) {
            throw new IllegalArgumentException("ce_tenantid is missing in event " + event.id());
        }
        return tenant;
    }

    /**
     * The message's SID. SmsMessageSid and SmsSid are Twilio's older names for it.
     *
     * @throws IllegalArgumentException when there is none
     */
    static String sid(TwilioEvent event) {
        return first(event, "MessageSid", "SmsMessageSid", "SmsSid");
    }

    /**
     * The status that is reported. SmsStatus is Twilio's older name for it.
     *
     * @throws IllegalArgumentException when there is none
     */
    static String status(TwilioEvent event) {
        return first(event, "MessageStatus", "SmsStatus");
    }

    private static String first(TwilioEvent event, String... names) {
        return Stream.of(names)
                .map(event::text)
                .filter(each -> !each.isEmpty())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(names[0] + " is missing in event " + event.id()));
    }
}
