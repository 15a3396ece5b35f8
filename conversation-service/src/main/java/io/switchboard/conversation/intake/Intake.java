package io.switchboard.conversation.intake;

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
     * The message's SID.
     *
     * @throws IllegalArgumentException when there is none
     */
    static String sid(TwilioEvent event) {
        var sid = event.text("MessageSid");
        if (sid.isEmpty()) {
            throw new IllegalArgumentException("MessageSid is missing in event " + event.id());
        }
        return sid;
    }
}
