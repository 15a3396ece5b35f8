package io.switchboard.notification.stream;

/** Why a stream ended. Whatever the reason, the client comes back with the last id it got and misses nothing. */
enum StreamEndReason {
    CLIENT_GONE,
    /** More events waited than {@code switchboard.stream.queue} allows. */
    TOO_SLOW,
    /** The bearer token that opened it is no longer valid. */
    TOKEN_EXPIRED,
    /** The topic was made anew, has other partitions, or lost records before they were read. */
    TOPIC_CHANGED,
    /** What the client missed could not be read. */
    RESUME_FAILED,
    SHUTDOWN,
    /** A fault of ours. */
    FAILED
}
