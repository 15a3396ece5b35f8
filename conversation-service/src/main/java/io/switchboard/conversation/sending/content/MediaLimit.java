package io.switchboard.conversation.sending.content;

import io.switchboard.conversation.twilioconversation.ConversationBinding;

/**
 * Knows how many files Twilio takes in one message of a channel.
 *
 * @see <a href="https://www.twilio.com/docs/messaging/api/message-resource">Twilio's limits</a>
 */
public final class MediaLimit {

    /** The most files on any channel. */
    public static final int LARGEST = 10;

    private static final String WHATSAPP = "whatsapp";

    private MediaLimit() {}

    /** The most files of a message on this channel. */
    public static int of(String channel) {
        if (ConversationBinding.isOnlyAtTwilio(channel)) {
            return 0;
        }
        return channel.equals(WHATSAPP) ? 1 : LARGEST;
    }
}
