package io.switchboard.ingress.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.switchboard.ingress.form.MalformedForm.Defect;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/** Reads the members of a JSON object as text in one pass; nested objects and arrays stay JSON text. */
final class JsonReader {

    static final int MAX_DEPTH = 32;

    /** Limits only the depth, which costs stack; the size of the text was limited before. */
    private static final StreamReadConstraints CONSTRAINTS = StreamReadConstraints.builder()
            .maxNestingDepth(MAX_DEPTH)
            .maxNameLength(Integer.MAX_VALUE)
            .maxNumberLength(Integer.MAX_VALUE)
            .build();

    /** Caches no names, because unverified senders choose them. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(CONSTRAINTS)
            .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
            .build();

    private final char[] text;
    private final Map<String, List<String>> parameters = new LinkedHashMap<>();
    private int count;

    JsonReader(byte[] bytes) throws MalformedForm {
        // Jackson would also accept UTF-16, UTF-32 and encoded surrogates.
        this.text = Utf8Decoder.decode(bytes, bytes.length).toCharArray();
    }

    Map<String, List<String>> read() throws MalformedForm {
        try (var parser = JSON.createParser(ObjectReadContext.empty(), text)) {
            expect(parser.nextToken() == JsonToken.START_OBJECT);
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                member(parser);
            }
            expect(parser.nextToken() == null);
            return parameters;
        } catch (StreamConstraintsException e) {
            throw new MalformedForm(Defect.TOO_DEEP);
        } catch (JacksonException e) {
            throw new MalformedForm(Defect.JSON);
        }
    }

    private void member(JsonParser parser) throws MalformedForm {
        if (++count > FormParser.MAX_PARAMETERS) {
            throw new MalformedForm(Defect.TOO_MANY_PARAMETERS);
        }
        var name = Utf8Decoder.wellFormed(parser.currentName());
        var value = value(parser, parser.nextToken());
        parameters.computeIfAbsent(name, absent -> new ArrayList<>(1)).add(value);
    }

    private String value(JsonParser parser, JsonToken token) throws MalformedForm {
        return switch (token) {
            case VALUE_NULL -> "";
            case START_OBJECT, START_ARRAY -> asWritten(parser);
            default -> Utf8Decoder.wellFormed(parser.getString());
        };
    }

    private String asWritten(JsonParser parser) {
        var start = (int) parser.currentTokenLocation().getCharOffset();
        var end = (int) parser.skipChildren().currentLocation().getCharOffset();
        return new String(text, start, end - start);
    }

    private static void expect(boolean isExpected) throws MalformedForm {
        if (!isExpected) {
            throw new MalformedForm(Defect.JSON);
        }
    }
}
