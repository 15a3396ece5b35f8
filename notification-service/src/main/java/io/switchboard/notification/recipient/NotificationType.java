package io.switchboard.notification.recipient;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of notifications, by the words that clients know. */
public enum NotificationType {
    SMS_RECEIVED("sms_received", false),
    CALL_RECEIVED("call_received", false),
    SMS_STATUS_UPDATE("sms_status_update", false),
    CALL_STATUS_UPDATE("call_status_update", false),
    RECORDING_AVAILABLE("recording_available", false),
    RULE_MATCHED("rule_matched", false),
    NUMBER_PROBLEM("number_problem", true),
    WEBHOOK_PROBLEM("webhook_problem", true),
    TWILIO_ERROR("twilio_error", true);

    private final String word;
    private final boolean isForAdmins;

    NotificationType(String word, boolean isForAdmins) {
        this.word = word;
        this.isForAdmins = isForAdmins;
    }

    /** Returns the type as clients and documents name it. */
    public String word() {
        return word;
    }

    /** Returns whether it is about the tenant's set-up, which admins look after. */
    public boolean isForAdmins() {
        return isForAdmins;
    }

    static Optional<NotificationType> of(String word) {
        return Arrays.stream(values()).filter(type -> type.word.equals(word)).findFirst();
    }
}
