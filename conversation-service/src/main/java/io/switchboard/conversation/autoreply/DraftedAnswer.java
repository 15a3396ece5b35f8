package io.switchboard.conversation.autoreply;

import io.switchboard.conversation.autoreply.decision.AnswerPolicy;
import io.switchboard.conversation.autoreply.decision.AnswerPolicy.Draft;
import io.switchboard.conversation.autoreply.decision.CustomerMessage;
import io.switchboard.conversation.conversation.MessageStoreResult;
import io.switchboard.conversation.message.StoredMessage;

/** A customer's message, and the answer that it gets unless its conversation is a reason against it. */
record DraftedAnswer(MessageStoreResult result, CustomerMessage message, AnswerPolicy policy, Draft draft) {

    StoredMessage stored() {
        return result.message();
    }
}
