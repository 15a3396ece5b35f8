package io.switchboard.emulator.conversation;

import java.time.Instant;
import java.util.List;

import io.switchboard.emulator.rest.SidGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A message in a conversation.
 *
 * @param index its position, from 0
 * @param participantSid the author, if it is a participant
 * @param mediaTypes the type of each file, of which there is nothing else
 * @param attributes JSON text
 * @param isDelivered whether it is sent on to participants with addresses
 */
record ConversationMessage(
        String sid,
        int index,
        String author,
        @Nullable String participantSid,
        String body,
        List<String> mediaTypes,
        String attributes,
        boolean isDelivered,
        Instant dateCreated,
        Instant dateUpdated) {

    /** A text that an account has sent by the API. */
    static ConversationMessage sent(
            int index, String author, String body, String attributes, boolean isDelivered, Instant now) {
        return new ConversationMessage(
                SidGenerator.next("IM"), index, author, null, body, List.of(), attributes, isDelivered, now, now);
    }

    ConversationMessage changed(String newBody, String newAttributes, Instant now) {
        return new ConversationMessage(
                sid, index, author, participantSid, newBody, mediaTypes, newAttributes, isDelivered, dateCreated, now);
    }
}
