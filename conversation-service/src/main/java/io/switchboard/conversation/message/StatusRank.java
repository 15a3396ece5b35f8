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

    private static final Map<String, Integer> RANKS = Map.ofEntries(
            Map.entry("scheduled", 0),
            Map.entry("accepted", 1),
            Map.entry("queued", 2),
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
}
