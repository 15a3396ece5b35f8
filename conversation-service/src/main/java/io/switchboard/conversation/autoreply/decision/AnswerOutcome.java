package io.switchboard.conversation.autoreply.decision;

/** Outcomes of a customer's message: an automatic answer, or the first reason for none. */
public enum AnswerOutcome {
    /** The answer is stored and will be sent. */
    ANSWERED,
    /** The tenant has no automatic answers for this number. */
    OFF,
    /** The tenant has no text for the occasion. */
    NO_TEXT,
    /** The sender cannot be answered, or is a number of the tenant itself. */
    SENDER,
    /** The message is a word like STOP, which Twilio answers. */
    OPT_OUT_WORD,
    /** The customer refused messages from this number. */
    OPTED_OUT,
    /** A person of the tenant blocked the customer. */
    BLOCKED,
    /** The message came so long ago that an answer would be strange. */
    LATE,
    /** The number is none of the tenant's. */
    UNROUTED,
    /** A person wrote in the conversation a short time ago. */
    PERSON,
    /** The conversation got an automatic answer a short time ago. */
    TOO_SOON,
    /** The text is the one that was answered before, as answers of machines are. */
    REPEATED,
    /** The answer could not be made, because of a setting or a template. */
    FAILED
}
