package io.switchboard.apidocument;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Marks the components of a record that are not {@code @Nullable} as required. A nullable one that is written all the same,
 * by {@code @JsonInclude}, is required and may be null.
 */
final class RecordModels implements ModelConverter {

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        if (!chain.hasNext()) {
            return null;
        }
        var schema = chain.next().resolve(type, context, chain);
        var raw = type.getType() == null
                ? Object.class
                : Json.mapper().constructType(type.getType()).getRawClass();
        if (schema != null && raw.isRecord()) {
            var model = schema.get$ref() == null ? schema : referenced(context, schema.get$ref());
            if (model != null && model.getProperties() != null) {
                mark(raw, model);
            }
        }
        return schema;
    }

    private static @Nullable Schema<?> referenced(ModelConverterContext context, String reference) {
        return context.getDefinedModels().get(reference.substring(reference.lastIndexOf('/') + 1));
    }

    private static void mark(Class<?> record, Schema<?> model) {
        var required = new LinkedHashSet<String>();
        for (var component : record.getRecordComponents()) {
            var property = (Schema<?>) model.getProperties().get(component.getName());
            if (property == null) {
                continue;
            }
            if (isNullable(component) && isWritten(component)) {
                var types = new LinkedHashSet<>(property.getTypes() == null ? Set.of() : property.getTypes());
                types.add("null");
                property.setTypes(types);
            }
            if (!isNullable(component) || isWritten(component)) {
                required.add(component.getName());
            }
        }
        model.setRequired(required.stream().toList());
    }

    private static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    /** Jackson's annotation is on the field, to which the compiler copies it from the component. */
    private static boolean isWritten(RecordComponent component) {
        return Arrays.stream(component.getDeclaringRecord().getDeclaredFields())
                .anyMatch(field ->
                        field.getName().equals(component.getName()) && field.isAnnotationPresent(JsonInclude.class));
    }
}
