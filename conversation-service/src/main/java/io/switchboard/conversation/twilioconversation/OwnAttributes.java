package io.switchboard.conversation.twilioconversation;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import io.switchboard.conversation.message.StoredMessage;
import io.switchboard.conversation.receiving.LenientJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The attributes of messages that are sent from here into conversations at Twilio: they carry our id. */
public final class OwnAttributes {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String MESSAGE_ID = "switchboardMessageId";
    private static final Pattern ID = Pattern.compile("[0-9A-Za-z-]{1,64}");

    private OwnAttributes() {}

    /** Returns the attributes of the message, as JSON text. */
    public static String of(StoredMessage message) {
        return JSON.writeValueAsString(Map.of(MESSAGE_ID, message.id()));
    }

    /** Reads our id; empty where the attributes have none. Any participant of the conversation can write one. */
    public static Optional<String> messageId(@Nullable String attributes) {
        return Optional.of(LenientJson.read(attributes).path(MESSAGE_ID).asString(""))
                .filter(id -> ID.matcher(id).matches());
    }
}
