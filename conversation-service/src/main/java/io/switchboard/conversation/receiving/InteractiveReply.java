package io.switchboard.conversation.receiving;

import java.util.Objects;
import java.util.stream.Stream;

import io.switchboard.events.MessageDetails.Choice;
import io.switchboard.events.MessageDetails.Flow;
import io.switchboard.web.UnicodeText;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads what a customer chose or filled in: list, button and flow. Twilio sends its own parameters for some of them, and
 * WhatsApp's JSON in {@code InteractiveData} for others.
 */
final class InteractiveReply {

    private static final int MAX_FLOW_LENGTH = 16_384;

    private final InboundContent content;
    private final JsonNode interactive;

    InteractiveReply(InboundContent content) {
        this.content = content;
        this.interactive = LenientJson.read(content.text("InteractiveData", MAX_FLOW_LENGTH));
    }

    /** The chosen entry of a list, or the pressed button; null if there is none. */
    @Nullable
    Choice choice() {
        var id = first(content.text("ListId"), inside("list_reply", "id"), content.text("ButtonPayload"));
        var text = first(content.text("ListTitle"), inside("list_reply", "title"), content.text("ButtonText"));
        id = first(id, inside("button_reply", "id"));
        text = first(text, inside("button_reply", "title"));
        return id == null && text == null ? null : new Choice(id, text, inside("list_reply", "description"));
    }

    /** Where Twilio sends no list parameters, WhatsApp's MessageType tells a chosen list entry from a button. */
    boolean isList() {
        return content.text("ListId") != null
                || content.text("ListTitle") != null
                || interactive.has("list_reply")
                || (Objects.equals(content.text("MessageType"), "interactive")
                        && content.text("ButtonText") == null
                        && !interactive.has("button_reply"));
    }

    /** The filled-in form; null if there is none. */
    @Nullable
    Flow flow() {
        var data = first(content.text("FlowData", MAX_FLOW_LENGTH), inside("nfm_reply", "response_json"));
        if (data == null && choice() == null) {
            // A result of an unknown kind: stored whole.
            data = content.text("InteractiveData", MAX_FLOW_LENGTH);
        }
        return data == null ? null : new Flow(inside("nfm_reply", "name"), data);
    }

    /** A text in InteractiveData. */
    private @Nullable String inside(String object, String member) {
        var value = interactive.path(object).path(member).asString("");
        return value.isBlank() ? null : UnicodeText.bounded(value, MAX_FLOW_LENGTH);
    }

    private static @Nullable String first(@Nullable String... texts) {
        return Stream.of(texts).filter(Objects::nonNull).findFirst().orElse(null);
    }
}
