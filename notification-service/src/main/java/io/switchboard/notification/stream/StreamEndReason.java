package io.switchboard.notification.stream;

/** Why a stream ended. In each case the client reconnects with the last id that it received and misses no event. */
public enum StreamEndReason {
    CLIENT_GONE,
    /** More events wait for the client than {@link StreamSettings} allow. */
    TOO_SLOW,
    /** The bearer token that opened the stream has expired. */
    TOKEN_EXPIRED,
    /** The topic was recreated, has other partitions, or lost records before they were read. */
    TOPIC_CHANGED,
    /** The events that the client missed could not be read. */
    RESUME_FAILED,
    SHUTDOWN,
    /** An unexpected exception. */
    FAILED
}
