package io.switchboard.conversation.call.state;

import java.util.Map;

/** Ranks the statuses of a call by how far the call has come. A call never goes back to a status of a lower rank. */
final class CallStatusRank {

    /** The rank of a status that Twilio does not document: part of the history, never the current one. */
    static final int UNKNOWN = -1;

    private static final int FINAL = 4;

    private static final Map<String, Integer> RANKS = Map.of(
            "queued", 0,
            "initiated", 1,
            "ringing", 2,
            "in-progress", 3,
            "completed", FINAL,
            "busy", FINAL,
            "failed", FINAL,
            "no-answer", FINAL,
            "canceled", FINAL);

    private CallStatusRank() {}

    static int of(String status) {
        return RANKS.getOrDefault(status, UNKNOWN);
    }

    static boolean isFinal(String status) {
        return of(status) == FINAL;
    }
}
