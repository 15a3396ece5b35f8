package io.switchboard.conversation.message;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Ranks statuses by how far a message has come. Twilio's callbacks carry neither a time nor a sequence number and arrive in
 * any order, so a status becomes the current one only if it ranks higher than the one before.
 */
final class StatusRank {

    /** The rank of a status that Twilio does not document: stored in the history, never the current one. */
    static final int UNKNOWN = -1;

    /** The lowest rank at which a message is done: it was delivered, or never will be. */
    static final int FINAL = 5;

    private static final Map<String, Integer> RANKS =
            Stream.of(MessageStatus.values()).collect(Collectors.toMap(MessageStatus::word, MessageStatus::rank));

    private StatusRank() {}

    static int of(String status) {
        return RANKS.getOrDefault(status, UNKNOWN);
    }

    /** Whether the status is one of ours. Any status of Twilio's replaces it, and it replaces none after {@code queued}. */
    static boolean isProvisional(String status) {
        return status.equals(MessageStatus.HELD.word()) || status.equals(MessageStatus.UNKNOWN.word());
    }
}
