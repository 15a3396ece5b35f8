package io.switchboard.conversation.autoreply.decision;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * The facts of the message's conversation that decide about an answer.
 *
 * @param answeredAt the arrival of the newest message that got an automatic answer
 * @param answeredText that message's text, in the form in which texts are compared, or its hash
 * @param personAt when a person or program last wrote in the conversation
 */
public record ConversationFacts(
        boolean isRouted,
        boolean isOptedOut,
        boolean isBlocked,
        @Nullable Instant answeredAt,
        @Nullable String answeredText,
        @Nullable Instant personAt) {

    /** The facts after an answer to a message that arrived at this time and had this text. */
    public ConversationFacts answered(Instant at, String text) {
        return new ConversationFacts(isRouted, isOptedOut, isBlocked, at, text, personAt);
    }
}
