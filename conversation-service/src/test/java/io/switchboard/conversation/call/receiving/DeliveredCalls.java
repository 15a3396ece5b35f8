package io.switchboard.conversation.call.receiving;

import java.util.List;

import io.switchboard.conversation.call.CallFilter;
import io.switchboard.conversation.call.Calls;
import io.switchboard.conversation.call.StoredCall;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.twilio.TwilioEvent;
import io.switchboard.web.TenantId;
import org.springframework.beans.factory.BeanFactory;

/** Delivers events of calls to the components that the listener passes them to. */
public final class DeliveredCalls {

    private DeliveredCalls() {}

    /** Checks and stores the event as the listener does. */
    public static void deliver(CloudEvent<TwilioEvent> event, BeanFactory beans) {
        CallEventReader.check(event);
        beans.getBean(CallReports.class).add(List.of(event));
    }

    /** All calls of the tenant that are shown, newest first. */
    public static List<StoredCall> all(String tenant, BeanFactory beans) {
        return beans.getBean(Calls.class).page(new TenantId(tenant), CallFilter.all(), null, 200);
    }
}
