package io.switchboard.emulator.conversation;

import java.util.List;

import io.switchboard.emulator.problem.InvalidField;
import org.jspecify.annotations.Nullable;

/**
 * A customer's text to a number that Twilio Conversations answers for.
 *
 * @param from the customer, with a channel's prefix on other channels than SMS
 * @param to one of our numbers, with the same prefix
 * @param conversation the conversation's SID; the open one of the two addresses, or a new one, if absent
 * @param mediaUrls the URLs of files; {@code data:} URLs need no server. The conversation has their types only
 * @param alsoFromNumber whether the number's own webhook is called as well, with the same text
 */
record ConversationText(
        String from,
        String to,
        String body,
        @Nullable String conversation,
        List<String> mediaUrls,
        Boolean alsoFromNumber) {

    ConversationText(
            @Nullable String from,
            @Nullable String to,
            @Nullable String body,
            @Nullable String conversation,
            @Nullable List<String> mediaUrls,
            @Nullable Boolean alsoFromNumber) {
        this.from = InvalidField.required("from", from);
        this.to = InvalidField.required("to", to);
        this.body = body == null ? "" : body;
        this.conversation = conversation;
        this.mediaUrls = mediaUrls == null ? List.of() : List.copyOf(mediaUrls);
        this.alsoFromNumber = alsoFromNumber != null && alsoFromNumber;
    }

    /** The types that the files' URLs tell, as far as they do. */
    List<String> mediaTypes() {
        return mediaUrls.stream()
                .map(url -> url.startsWith("data:") ? url.substring(5).split("[;,]", 2)[0] : "image/jpeg")
                .toList();
    }
}
