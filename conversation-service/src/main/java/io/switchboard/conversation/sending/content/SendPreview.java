package io.switchboard.conversation.sending.content;

import java.time.Instant;

import io.switchboard.conversation.segment.MessageSegments;
import io.switchboard.conversation.segment.MessageSegments.ForcingCharacter;
import io.switchboard.conversation.sending.rule.SendRules.SendState;
import io.switchboard.events.Address;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.UnicodeText;
import org.jspecify.annotations.Nullable;

/**
 * The facts about a message before it is sent. Its price is unknown, because Twilio tells it after sending only.
 *
 * @param segments in how many parts carriers send the text; 1 on channels other than SMS
 * @param characters the number of code points
 * @param forcedBy the first character for which the text does not fit GSM-7
 * @param windowEndsAt the end of WhatsApp's window for free texts
 * @param mostMedia how many files a message on the channel may have
 * @param body the text, with the values of its template's variables
 */
public record SendPreview(
        int segments,
        String encoding,
        int characters,
        @Nullable ForcingCharacter forcedBy,
        @Nullable Instant windowEndsAt,
        boolean optedOut,
        int mostMedia,
        String body) {

    /** The preview of a text on a channel. */
    public static SendPreview of(String channel, @Nullable String body, SendState state) {
        var text = body == null ? "" : body;
        if (!UnicodeText.isWellFormed(text)) {
            throw ApiProblem.invalid("invalid-text", "body contains an unpaired surrogate, which is not a character.");
        }
        var counted = MessageSegments.of(text);
        return new SendPreview(
                channel.equals(Address.SMS) ? counted.segments() : Math.min(counted.segments(), 1),
                counted.encoding(),
                counted.characters(),
                counted.forcedBy(),
                state.windowEndsAt(),
                state.isOptedOut(),
                MediaLimit.of(channel),
                text);
    }
}
