package io.switchboard.ingress.form;

import java.util.Collections;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What a form holds, in the order it came, nothing dropped.
 *
 * @param parameters each name with its values; a name without {@code =} has the empty text
 */
public record Form(Map<String, List<String>> parameters) {

    public Form {
        parameters = Collections.unmodifiableMap(parameters);
    }

    /**
     * Reads {@code application/x-www-form-urlencoded} bytes.
     *
     * @throws MalformedForm when they are not that, or are more than anybody's webhook
     */
    public static Form parse(byte[] bytes) throws MalformedForm {
        return new Form(new FormParser(bytes).parse());
    }

    /** The first value of a parameter, or null when it was not sent. */
    public @Nullable String first(String name) {
        var values = parameters.get(name);
        return values == null ? null : values.getFirst();
    }
}
