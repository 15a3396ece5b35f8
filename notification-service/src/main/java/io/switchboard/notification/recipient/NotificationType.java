package io.switchboard.notification.recipient;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of notifications, by the words that clients know. */
public enum NotificationType {
    SMS_RECEIVED("sms_received", Subject.CONVERSATION),
    CALL_RECEIVED("call_received", Subject.CONVERSATION),
    SMS_STATUS_UPDATE("sms_status_update", Subject.CONVERSATION),
    CALL_STATUS_UPDATE("call_status_update", Subject.CONVERSATION),
    RECORDING_AVAILABLE("recording_available", Subject.CONVERSATION),
    RULE_MATCHED("rule_matched", Subject.MEMBER),
    NUMBER_PROBLEM("number_problem", Subject.SET_UP),
    WEBHOOK_PROBLEM("webhook_problem", Subject.SET_UP),
    ENDPOINT_PROBLEM("endpoint_problem", Subject.SET_UP),
    TWILIO_ERROR("twilio_error", Subject.SET_UP);

    private final String word;
    private final Subject subject;

    NotificationType(String word, Subject subject) {
        this.word = word;
        this.subject = subject;
    }

    /** What decides who is told: a conversation and its number, the members that are named, or the tenant's set-up. */
    private enum Subject {
        CONVERSATION,
        MEMBER,
        SET_UP
    }

    /** Returns the type as clients and documents name it. */
    public String word() {
        return word;
    }

    /** Returns whether it is about the tenant's set-up, which admins look after. */
    public boolean isForAdmins() {
        return subject == Subject.SET_UP;
    }

    /** Returns whether a person chooses of which conversations and numbers it is told. */
    public boolean isAboutConversations() {
        return subject == Subject.CONVERSATION;
    }

    static Optional<NotificationType> of(String word) {
        return Arrays.stream(values()).filter(type -> type.word.equals(word)).findFirst();
    }
}
