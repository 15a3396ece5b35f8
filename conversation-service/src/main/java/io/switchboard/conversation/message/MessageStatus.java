package io.switchboard.conversation.message;

import java.util.Locale;

/**
 * The documented statuses of a message, in their order. Twilio may report others: they are stored in the history and never
 * become the current status.
 *
 * @see <a href="https://www.twilio.com/docs/messaging/guides/outbound-message-status-in-status-callbacks">Twilio's
 *     statuses</a>
 */
public enum MessageStatus {
    SCHEDULED(0),
    ACCEPTED(1),
    QUEUED(2),
    /** Our status, not Twilio's: the message waits because Twilio refuses its account. */
    HELD(2),
    /** Our status, not Twilio's: whether Twilio has the message cannot be found out. It is never sent again by itself. */
    UNKNOWN(2),
    SENDING(3),
    SENT(4),
    DELIVERED(StatusRank.FINAL),
    UNDELIVERED(StatusRank.FINAL),
    FAILED(StatusRank.FINAL),
    CANCELED(StatusRank.FINAL),
    RECEIVED(StatusRank.FINAL),
    READ(StatusRank.FINAL + 1);

    private final int rank;

    MessageStatus(int rank) {
        this.rank = rank;
    }

    /** The word under which the status is stored and published, which is Twilio's. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    int rank() {
        return rank;
    }
}
