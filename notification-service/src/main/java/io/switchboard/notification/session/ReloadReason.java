package io.switchboard.notification.session;

/** Why a client cannot resume from its id and has to load everything again. */
public enum ReloadReason {
    /** The id is not one of this tenant's stream. */
    UNREADABLE_ID,
    /** The id belongs to a topic that was recreated or has other partitions since. */
    TOPIC_CHANGED,
    /** Kafka has deleted records after the id. */
    EXPIRED,
    /** More records follow the id than {@code max-catch-up-records} allows. */
    TOO_FAR_BEHIND
}
