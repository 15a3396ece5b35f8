package io.switchboard.conversation.rule.decision;

import java.util.List;

import io.switchboard.conversation.conversation.StoredConversation;
import org.jspecify.annotations.Nullable;

/** The part of a conversation that rules look at and change. */
public record RuledState(@Nullable String assignee, List<String> labels) {

    public static RuledState of(StoredConversation conversation) {
        var handling = conversation.handled();
        return new RuledState(handling.assignee(), handling.labels() == null ? List.of() : handling.labels());
    }
}
