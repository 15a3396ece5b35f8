package io.switchboard.conversation.receiving;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** Reads JSON in a parameter of a webhook; a text that is not JSON has no members. */
public final class LenientJson {

    private static final JsonMapper MAPPER = new JsonMapper();

    private LenientJson() {}

    public static JsonNode read(@Nullable String text) {
        try {
            return text == null ? MissingNode.getInstance() : MAPPER.readTree(text);
        } catch (JacksonException e) {
            return MissingNode.getInstance();
        }
    }
}
