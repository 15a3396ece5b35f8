package io.switchboard.notification.recipient;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

import io.switchboard.change.NotificationRevisionEvents;
import io.switchboard.change.audit.NotificationAuditTrail;
import io.switchboard.kafka.EventPublisher;
import io.switchboard.web.ApiCaller;
import io.switchboard.web.IfMatch;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;

/** Makes the store of recipients without an application context. */
public final class TestRecipients {

    private TestRecipients() {}

    public static NotificationRecipients over(MongoOperations mongo, EventPublisher publisher, Clock clock) {
        var revisions = NotificationRevisionEvents.over(publisher, clock).documents(mongo, NotificationRecipient.class);
        return new NotificationRecipients(mongo, revisions, NotificationAuditTrail.over(publisher, clock));
    }

    /** Sets a caller's preferences to what a request would have as its body. */
    public static void choose(
            NotificationRecipients recipients, ApiCaller caller, TenantId tenant, Map<String, Object> preferences) {
        var read = PreferenceJson.read(new HashMap<String, @Nullable Object>(preferences));
        var unused = recipients.choose(caller, tenant, IfMatch.ANY, read).orElseThrow();
    }
}
