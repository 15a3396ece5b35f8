package io.switchboard.conversation.rule.action;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Field;

/**
 * What a rule does with a conversation.
 *
 * @param value the member's or the label's id; null where the kind needs none
 * @param rule the rule's name, which the timeline shows
 */
public record RuleAction(
        @Field("kind") Kind kind,
        @Field("value") @Nullable String value,
        @Field("rule") String rule) {

    /** The kinds of actions. */
    public enum Kind {
        /** The member gets the conversation. */
        ASSIGN,
        /** Nobody has the conversation any more. */
        UNASSIGN,
        /** The conversation gets the label. */
        LABEL,
        /** The conversation is closed. */
        CLOSE,
        /** The member is told; the conversation does not change. */
        NOTIFY;

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public boolean is(Kind other) {
        return kind == other;
    }
}
