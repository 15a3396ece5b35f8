package io.switchboard.ingress.form;

import java.util.Collections;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What a webhook's form, query or JSON holds, in the order it came, nothing dropped.
 *
 * @param parameters each name with its values; a name without {@code =} has the empty text
 */
public record Form(Map<String, List<String>> parameters) {

    private static final Form EMPTY = new Form(Map.of());

    public Form {
        parameters = Collections.unmodifiableMap(parameters);
    }

    /**
     * Reads {@code application/x-www-form-urlencoded} bytes.
     *
     * @throws MalformedForm when they are not that, or are more than anybody's webhook
     */
    public static Form parse(byte[] bytes) throws MalformedForm {
        return bytes.length == 0 ? EMPTY : new Form(new FormParser(bytes).parse());
    }

    /**
     * Reads the members of a JSON object as parameters. Text is taken as it is, numbers and booleans as JSON writes them,
     * null as the empty text; an object or array as the JSON text that was sent. Names may repeat, as in a form.
     *
     * @throws MalformedForm when the bytes are not one JSON object in UTF-8, or are more than anybody's webhook
     */
    public static Form parseJson(byte[] bytes) throws MalformedForm {
        return new Form(new JsonReader(bytes).read());
    }

    /** The first value of a parameter, or null when it was not sent. */
    public @Nullable String first(String name) {
        var values = parameters.get(name);
        return values == null ? null : values.getFirst();
    }
}
