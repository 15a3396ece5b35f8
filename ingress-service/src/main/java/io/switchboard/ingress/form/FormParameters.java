package io.switchboard.ingress.form;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Holds the parameters of a form, a query or a JSON object, in the order in which they were sent.
 *
 * @param parameters each name with its values; a name without {@code =} has the empty text as value
 */
public record FormParameters(Map<String, List<String>> parameters) {

    private static final FormParameters EMPTY = new FormParameters(Map.of());

    public FormParameters {
        parameters = Collections.unmodifiableMap(parameters);
    }

    /**
     * Reads {@code application/x-www-form-urlencoded} bytes.
     *
     * @throws MalformedForm when they are malformed or have too many parameters
     */
    public static FormParameters parse(byte[] bytes) throws MalformedForm {
        return bytes.length == 0 ? EMPTY : new FormParameters(new FormParser(bytes, false).parse());
    }

    /**
     * Reads the query of a URL. Twilio signs and calls a URL as it was configured, even if it is not UTF-8 or has a {@code %}
     * that escapes nothing: such a name or value is kept as written, {@code Jos%E9}.
     *
     * @throws MalformedForm when it has too many parameters
     */
    public static FormParameters parseQuery(byte[] bytes) throws MalformedForm {
        return bytes.length == 0 ? EMPTY : new FormParameters(new FormParser(bytes, true).parse());
    }

    /**
     * Reads the members of a JSON object as parameters. Numbers and booleans become their JSON text, null the empty text, an
     * object or array the JSON text that was sent. Names may repeat, as in a form.
     *
     * @throws MalformedForm when the bytes are not one JSON object in UTF-8, are nested too deep or have too many members
     */
    public static FormParameters parseJson(byte[] bytes) throws MalformedForm {
        return new FormParameters(new JsonReader(bytes).read());
    }

    /** Returns the parameters without those of these names. */
    public FormParameters without(String... names) {
        var rest = new LinkedHashMap<>(parameters);
        rest.keySet().removeAll(List.of(names));
        return new FormParameters(rest);
    }

    /** Returns the first value of a parameter, or null when it was not sent. */
    public @Nullable String first(String name) {
        var values = parameters.get(name);
        return values == null ? null : values.getFirst();
    }
}
