package io.switchboard.conversation.receiving;

import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.switchboard.events.CloudEvent;
import io.switchboard.events.twilio.TwilioEvent;
import io.switchboard.kafka.listener.UnprocessableEvent;
import io.switchboard.web.TenantId;

/** Reads required parts of an event from Twilio, in exactly the form that Twilio writes. */
public final class TwilioEvents {

    private TwilioEvents() {}

    /**
     * The tenant of the account whose token signed the webhook. The event can concern no other tenant.
     *
     * @throws UnprocessableEvent if the event names none
     */
    public static TenantId tenant(CloudEvent<TwilioEvent> event) {
        return TenantId.parse(event.tenantId())
                .orElseThrow(
                        () -> new UnprocessableEvent("ce_tenantid is missing or malformed in event " + event.id()));
    }

    /**
     * The first of these parameters that is present. Twilio has several names for some parameters.
     *
     * @throws UnprocessableEvent if all are missing, or the first does not have this form
     */
    public static String required(TwilioEvent event, Pattern form, String... names) {
        var value = Stream.of(names)
                .map(event::text)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElseThrow(() -> new UnprocessableEvent(names[0] + " is missing in event " + event.id()));
        if (!form.matcher(value).matches()) {
            throw new UnprocessableEvent(names[0] + " is malformed in event " + event.id());
        }
        return value;
    }
}
