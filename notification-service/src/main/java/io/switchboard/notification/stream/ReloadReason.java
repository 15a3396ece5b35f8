package io.switchboard.notification.stream;

/** Why a client cannot go on from its id and has to load everything again. */
enum ReloadReason {
    /** It is not an id of this tenant's stream. */
    UNREADABLE_ID,
    /** It belongs to a topic that was made anew or cut otherwise. */
    TOPIC_CHANGED,
    /** What came after it is no longer kept. */
    EXPIRED,
    /** More came after it than {@code switchboard.stream.max-replay} allows. */
    TOO_FAR_BEHIND
}
