package io.switchboard.kafka.serialization;

import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.module.SimpleModule;

/**
 * Makes Jackson replace each unpaired surrogate in a text or name by U+FFFD while it reads. An escape such as
 * {@code \ud83d} may stand alone in JSON, but it is no character: UTF-8 cannot express it, so databases and JSON writers
 * refuse it or store something else.
 */
final class WellFormedTextModule extends SimpleModule {

    private static final long serialVersionUID = 1L;
    private static final int REPLACEMENT = 0xFFFD;

    WellFormedTextModule() {
        super("well-formed-text");
        addDeserializer(String.class, new Texts());
        addKeyDeserializer(String.class, new Keys());
    }

    private static String wellFormed(String text) {
        return hasSurrogates(text)
                ? text.codePoints()
                        .map(character -> isUnpaired(character) ? REPLACEMENT : character)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString()
                : text;
    }

    /** Most texts have none and are left as they are, at the cost of one look at each char. */
    private static boolean hasSurrogates(String text) {
        for (var i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** A pair is one code point beyond this range. */
    private static boolean isUnpaired(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    private static final class Texts extends StdScalarDeserializer<String> {

        private static final long serialVersionUID = 1L;

        private Texts() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) {
            var text = parser.getValueAsString();
            return text == null
                    ? (String) context.handleUnexpectedToken(getValueType(context), parser)
                    : wellFormed(text);
        }
    }

    private static final class Keys extends KeyDeserializer {

        @Override
        public Object deserializeKey(String key, DeserializationContext context) {
            return wellFormed(key);
        }
    }
}
