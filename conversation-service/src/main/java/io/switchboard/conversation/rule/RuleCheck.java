package io.switchboard.conversation.rule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.switchboard.conversation.conversation.Conversations;
import io.switchboard.conversation.conversation.StoredConversation;
import io.switchboard.conversation.message.Messages;
import io.switchboard.conversation.message.StoredMessage;
import io.switchboard.conversation.rule.action.RuleAction;
import io.switchboard.conversation.rule.decision.CustomerText;
import io.switchboard.conversation.rule.decision.RuledState;
import io.switchboard.conversation.setting.page.RulesPage;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tries rules against the tenant's last conversations, and changes nothing. */
@Component
class RuleCheck {

    private static final int CONVERSATIONS = 100;

    private final TenantRules rules;
    private final Conversations conversations;
    private final Messages messages;

    RuleCheck(TenantRules rules, Conversations conversations, Messages messages) {
        this.rules = rules;
        this.conversations = conversations;
        this.messages = messages;
    }

    /**
     * The result of a check.
     *
     * @param tried the conversations in which a customer has written, of the last {@value #CONVERSATIONS}
     * @param matches those whose last message from the customer some rule matches, the newest first
     */
    record CheckedRules(int tried, List<CheckedConversation> matches) {}

    /**
     * A conversation that some rule matches.
     *
     * @param contactName null where no name is known
     * @param messageId the customer's last message, which arrived {@code at}
     * @param preview the beginning of its text
     * @param rules the names of the rules that match, in their order
     * @param actions what they would do with the conversation as it is now
     */
    record CheckedConversation(
            String conversationId,
            String channel,
            String ourAddress,
            String theirAddress,
            @Nullable String contactName,
            String messageId,
            String preview,
            Instant at,
            List<String> rules,
            List<RuleAction> actions) {}

    CheckedRules of(TenantId tenant, RulesPage page) {
        var set = rules.set(tenant, page);
        var last = conversations.page(tenant, null, CONVERSATIONS);
        var received = received(tenant, last);
        var matches = new ArrayList<CheckedConversation>();
        for (var conversation : last) {
            var message = received.get(conversation.id());
            if (message != null) {
                var text = new CustomerText(message.addresses(), message.body(), message.createdAt());
                var plan = set.policy().decide(text, RuledState.of(conversation), set.targets());
                if (plan.isMatch()) {
                    matches.add(checked(conversation, message, plan.rules(), plan.actions()));
                }
            }
        }
        return new CheckedRules(received.size(), matches);
    }

    /** The customer's last message of each conversation, by the conversation's id. */
    private Map<String, StoredMessage> received(TenantId tenant, List<StoredConversation> last) {
        var times = new HashMap<String, Instant>();
        last.forEach(conversation -> {
            if (conversation.lastInboundAt() != null) {
                times.put(conversation.id(), conversation.lastInboundAt());
            }
        });
        var received = new HashMap<String, StoredMessage>();
        messages.receivedAt(tenant, times).forEach(message -> received.put(message.conversationId(), message));
        return received;
    }

    private static CheckedConversation checked(
            StoredConversation conversation, StoredMessage message, List<String> rules, List<RuleAction> actions) {
        return new CheckedConversation(
                conversation.id(),
                conversation.channel(),
                conversation.ourAddress(),
                conversation.theirAddress(),
                conversation.contactName(),
                message.id(),
                message.preview(),
                message.createdAt(),
                rules,
                actions);
    }
}
