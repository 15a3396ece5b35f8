package io.switchboard.conversation.rule;

import java.time.Instant;
import java.util.List;

import io.switchboard.conversation.rule.action.RuleAction;
import io.switchboard.conversation.rule.action.RuleAction.Kind;
import io.switchboard.conversation.rule.action.RuledMessage;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * The stored decision of a tenant's rules about one message. It is made once, whatever the rules are later.
 *
 * @param id the message's id
 * @param at when the message arrived
 * @param assignee who had the conversation when it was decided
 * @param actions what the rules do; empty when none matches
 * @param done whether the conversation has been changed
 */
@Document(RuleRun.COLLECTION)
record RuleRun(
        @MongoId(FieldType.STRING) String id,
        @Field("tenantId") TenantId tenantId,
        @Field("conversationId") String conversationId,
        @Field("at") Instant at,
        @Field("assignee") @Nullable String assignee,
        @Field("actions") List<RuleAction> actions,
        @Field("done") boolean done,
        @Field("createdAt") Instant createdAt) {

    static final String COLLECTION = "rule_runs";

    RuleRun {
        actions = actions == null ? List.of() : List.copyOf(actions);
    }

    /** The actions that change the conversation. */
    RuledMessage message() {
        return new RuledMessage(
                tenantId,
                conversationId,
                id,
                at,
                assignee,
                actions.stream().filter(action -> !action.is(Kind.NOTIFY)).toList());
    }

    /** The actions that the bell carries out. */
    List<RuleAction> notices() {
        return actions.stream().filter(action -> action.is(Kind.NOTIFY)).toList();
    }
}
