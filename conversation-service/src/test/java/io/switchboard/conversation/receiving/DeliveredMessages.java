package io.switchboard.conversation.receiving;

import java.util.List;

import io.switchboard.events.CloudEvent;
import io.switchboard.events.twilio.TwilioEvent;
import io.switchboard.events.twilio.TwilioEventType;
import org.springframework.beans.factory.BeanFactory;

/** Delivers events of messages to the components that the listener passes them to. */
public final class DeliveredMessages {

    private DeliveredMessages() {}

    /** Checks and stores the event as the listener does. */
    public static void deliver(CloudEvent<TwilioEvent> event, BeanFactory beans) {
        MessagingEvents.check(event);
        if (event.type().equals(TwilioEventType.INBOUND_MESSAGE)) {
            beans.getBean(InboundMessages.class).store(List.of(event));
        } else {
            beans.getBean(StatusCallbacks.class).store(List.of(event));
        }
    }
}
