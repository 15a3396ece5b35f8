package io.switchboard.kafka.serialization;

import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.module.SimpleModule;

/**
 * Replaces each half of a surrogate pair in a JSON string by U+FFFD. An escape such as {@code \ud83d} may stand alone in
 * JSON, but it is no character: UTF-8 cannot express it, so databases and JSON writers refuse it or store something else.
 */
final class WellFormedText extends SimpleModule {

    private static final long serialVersionUID = 1L;
    private static final char REPLACEMENT = '\uFFFD';

    WellFormedText() {
        super("well-formed-text");
        addDeserializer(String.class, new Texts());
        addKeyDeserializer(String.class, new Keys());
    }

    /** The same text when it is well-formed. */
    static String of(String text) {
        var first = firstLoneSurrogate(text, 0);
        if (first < 0) {
            return text;
        }
        var result = new StringBuilder(text);
        for (var i = first; i >= 0; i = firstLoneSurrogate(text, i + 1)) {
            result.setCharAt(i, REPLACEMENT);
        }
        return result.toString();
    }

    private static int firstLoneSurrogate(String text, int from) {
        for (var i = from; i < text.length(); i++) {
            if (!Character.isSurrogate(text.charAt(i))) {
                continue;
            }
            if (Character.isHighSurrogate(text.charAt(i))
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else {
                return i;
            }
        }
        return -1;
    }

    private static final class Texts extends StdScalarDeserializer<String> {

        private static final long serialVersionUID = 1L;

        private Texts() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) {
            var text = parser.getValueAsString();
            return text == null ? (String) context.handleUnexpectedToken(getValueType(context), parser) : of(text);
        }
    }

    private static final class Keys extends KeyDeserializer {

        @Override
        public Object deserializeKey(String key, DeserializationContext context) {
            return of(key);
        }
    }
}
