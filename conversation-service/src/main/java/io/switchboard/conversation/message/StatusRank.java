package io.switchboard.conversation.message;

import java.util.Map;

/**
 * How far a message has come. Twilio's callbacks carry neither a time nor a sequence number and arrive in any order, so a
 * status counts only when it ranks higher than the one before.
 *
 * @see <a href="https://www.twilio.com/docs/messaging/guides/outbound-message-status-in-status-callbacks">Twilio's
 *     statuses</a>
 */
public final class StatusRank {

    /** Of a status that nobody knows yet: kept in the history, never the current one. */
    public static final int UNKNOWN = -1;

    /** From here on a message is done: it was delivered, or never will be. */
    public static final int FINAL = 5;

    /** Our word, not Twilio's: the message waits because Twilio refuses its account. */
    public static final String HELD = "held";

    /** Our word, not Twilio's: nobody can tell whether Twilio has the message. It is never sent again by itself. */
    public static final String DOUBTFUL = "unknown";

    private static final int QUEUED = 2;

    private static final Map<String, Integer> RANKS = Map.ofEntries(
            Map.entry("scheduled", 0),
            Map.entry("accepted", 1),
            Map.entry("queued", QUEUED),
            Map.entry(HELD, QUEUED),
            Map.entry(DOUBTFUL, QUEUED),
            Map.entry("sending", 3),
            Map.entry("sent", 4),
            Map.entry("delivered", FINAL),
            Map.entry("undelivered", FINAL),
            Map.entry("failed", FINAL),
            Map.entry("canceled", FINAL),
            Map.entry("received", FINAL),
            Map.entry("read", 6));

    private StatusRank() {}

    public static int of(String status) {
        return RANKS.getOrDefault(status, UNKNOWN);
    }

    /** Whether the status is one of ours. Any status of Twilio's replaces it, and it replaces none after {@code queued}. */
    public static boolean isProvisional(String status) {
        return status.equals(HELD) || status.equals(DOUBTFUL);
    }
}
