package io.switchboard.provisioning.conversations;

import java.util.HashMap;
import java.util.Map;

import io.switchboard.provisioning.place.PlaceId;
import io.switchboard.provisioning.place.PlaceWebhooks;
import io.switchboard.twilio.conversation.ConversationsWebhook;
import io.switchboard.web.TenantId;
import org.springframework.stereotype.Component;

/**
 * Plans the webhook of a Conversations Service. While the tenant names the service, it is Switchboard's, whatever was there
 * before; then it is what was there before, unless somebody else has changed it since.
 */
@Component
public class ServicePlanner {

    private static final String WHAT = "conversations-service";

    private final ConversationsPlanner conversations;

    public ServicePlanner(ConversationsPlanner conversations) {
        this.conversations = conversations;
    }

    boolean isManaged() {
        return conversations.isManaged();
    }

    /** Returns the key of a service in the history of places. */
    public static String keyOf(String accountSid, String serviceSid) {
        return prefixOf(accountSid) + serviceSid;
    }

    /** Returns the beginning of the keys of an account's services. */
    static String prefixOf(String accountSid) {
        return WHAT + "|" + accountSid + "|";
    }

    static PlaceId idOf(String accountSid, String serviceSid, TenantId tenant) {
        return new PlaceId(
                keyOf(accountSid, serviceSid),
                accountSid,
                tenant,
                WHAT,
                "accounts/%s/conversations-services/%s".formatted(accountSid, serviceSid),
                null);
    }

    /** Returns the fields that the webhook should have; none where it is left alone. */
    public Map<String, String> desired(ConversationsWebhook webhook, PlaceWebhooks known, boolean isNamed) {
        if (!isNamed) {
            return putBack(webhook, known);
        }
        var desired = new HashMap<>(conversations.desired(webhook, true));
        desired.remove(ConversationsPlanner.TARGET);
        return desired;
    }

    private Map<String, String> putBack(ConversationsWebhook webhook, PlaceWebhooks known) {
        var originals = known.originals();
        if (!isManaged() || originals == null || !ConversationsPlanner.isOurs(webhook)) {
            return Map.of();
        }
        var fields = new HashMap<>(originals);
        if (known.original(ConversationsPlanner.URL).isEmpty() && originals.containsKey(ConversationsPlanner.URL)) {
            // Without a URL the events mean nothing, and Twilio does not document how their list is cleared.
            fields.remove(ConversationsPlanner.FILTERS);
        }
        return fields;
    }

    /** Returns the fields that the webhook has. A service has no target. */
    public static Map<String, String> actual(ConversationsWebhook webhook) {
        var actual = new HashMap<>(ConversationsPlanner.actual(webhook));
        actual.remove(ConversationsPlanner.TARGET);
        return actual;
    }
}
