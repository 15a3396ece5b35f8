package io.switchboard.conversation.setting;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.Nulls;
import io.switchboard.conversation.setting.page.SettingPage;
import io.switchboard.conversation.setting.page.SettingValue;
import io.switchboard.events.setting.Template;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.FieldProblem;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.util.ClassUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/** Reads and writes the values of pages, strictly what clients send and leniently what is stored. */
final class SettingJson {

    /** The size of a page in JSON. Instances hold pages in memory, and audit entries hold two of them. */
    static final int LONGEST = 64 * 1024;

    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

    private static final JsonMapper STORED = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .changeDefaultNullHandling(nulls -> nulls.withContentNulls(Nulls.FAIL))
            .withCoercionConfig(
                    LogicalType.Textual,
                    texts -> texts.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .build();

    private SettingJson() {}

    /**
     * Reads what a client sent.
     *
     * @throws ApiProblem naming the fields that are wrong
     */
    static <T extends SettingValue> T read(
            SettingPage<T> page, Map<String, @Nullable Object> fields, Function<String, Optional<Template>> templates) {
        var value = read(page, fields);
        var problems = value.problems(templates);
        if (problems.isEmpty() && write(value).length() > LONGEST) {
            problems = List.of(new FieldProblem("", "A page has at most " + LONGEST + " characters."));
        }
        if (!problems.isEmpty()) {
            throw ApiProblem.invalidFields("invalid-setting", problems);
        }
        return value;
    }

    private static <T> T read(SettingPage<T> page, Map<String, @Nullable Object> fields) {
        try {
            return STRICT.convertValue(fields, page.type());
        } catch (JacksonException e) {
            throw ApiProblem.invalidFields("invalid-setting", List.of(new FieldProblem(place(e), reason(e))));
        }
    }

    static String write(Object values) {
        return STORED.writeValueAsString(values);
    }

    /** Reads stored values; fields of a later version are left out. */
    static <T> T stored(SettingPage<T> page, String values) {
        return STORED.readValue(values, page.type());
    }

    /** The values as the API shows them. */
    static Map<String, Object> fields(Object values) {
        return STORED.convertValue(values, FIELDS);
    }

    private static String place(JacksonException failure) {
        return failure.getPath().stream()
                .map(step -> step.getPropertyName() == null ? "" + step.getIndex() : step.getPropertyName())
                .collect(Collectors.joining("."));
    }

    private static String reason(JacksonException failure) {
        if (NestedExceptionUtils.getMostSpecificCause(failure) instanceof IllegalArgumentException ours
                && ours.getMessage() != null) {
            return ours.getMessage();
        }
        return failure instanceof UnrecognizedPropertyException unknown
                ? "there is no such field; the known fields are " + unknown.getKnownPropertyIds()
                : wanted(failure);
    }

    private static String wanted(JacksonException failure) {
        var type = failure instanceof MismatchedInputException mismatch ? mismatch.getTargetType() : null;
        if (type == null) {
            return "the value has the wrong type";
        }
        if (type.isEnum()) {
            return Stream.of(type.getEnumConstants())
                    .map(constant -> STORED.convertValue(constant, String.class))
                    .collect(Collectors.joining(", ", "the value must be one of ", ""));
        }
        var boxed = ClassUtils.resolvePrimitiveIfNecessary(type);
        if (boxed == Boolean.class) {
            return "the value must be true or false";
        }
        if (Number.class.isAssignableFrom(boxed)) {
            return "the value must be a number";
        }
        if (boxed == String.class) {
            return "the value must be a text";
        }
        return Collection.class.isAssignableFrom(boxed) ? "the value must be a list" : "the value has the wrong type";
    }
}
