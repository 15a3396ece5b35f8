package io.switchboard.ingress.form;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.switchboard.ingress.form.MalformedForm.Defect;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Any bytes. A build tries those that are kept beside it; CONTRIBUTING.md says how to look for more. */
class FormFuzzTests {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    @FuzzTest
    void aFormIsRejectedOrCanBeEncodedAgain(byte[] bytes) throws MalformedForm {
        FormParameters form;
        try {
            form = FormParameters.parse(bytes);
        } catch (MalformedForm e) {
            assertThat(e.defect()).isIn(Defect.PERCENT_ENCODING, Defect.UTF_8, Defect.TOO_MANY_PARAMETERS);
            return;
        }

        assertThat(FormParameters.parse(encoded(form)).parameters()).isEqualTo(form.parameters());
        assertThat(count(form)).isLessThanOrEqualTo(FormParser.MAX_PARAMETERS);
    }

    @FuzzTest
    void aJsonObjectIsRejectedOrReadAsJacksonReadsIt(byte[] bytes) {
        FormParameters form;
        try {
            form = FormParameters.parseJson(bytes);
        } catch (MalformedForm e) {
            assertIsNoObject(bytes, e.defect());
            return;
        }

        var tree = JSON.readTree(bytes);
        assertThat(tree.isObject()).isTrue();
        assertThat(form.parameters().keySet())
                .containsExactlyElementsOf(tree.propertyNames().stream()
                        .map(Utf8Decoder::wellFormed)
                        .distinct()
                        .toList());
        // Of a repeated name, Jackson keeps the last value.
        form.parameters().forEach((name, values) -> {
            if (tree.has(name)) {
                assertIsText(tree.required(name), values.getLast());
            }
        });
        assertThat(count(form)).isLessThanOrEqualTo(FormParser.MAX_PARAMETERS);
    }

    private static void assertIsNoObject(byte[] bytes, Defect defect) {
        switch (defect) {
            case JSON ->
                assertThatExceptionOfType(JacksonException.class).isThrownBy(() -> {
                    if (!JSON.readTree(new String(bytes, StandardCharsets.UTF_8))
                            .isObject()) {
                        throw new JacksonException("another value") {};
                    }
                });
            case UTF_8, TOO_MANY_PARAMETERS, TOO_DEEP -> assertThat(bytes).isNotEmpty();
            case PERCENT_ENCODING -> throw new AssertionError("JSON has none");
        }
    }

    private static void assertIsText(JsonNode value, String text) {
        if (value.isContainer()) {
            assertThat(JSON.readTree(text)).isEqualTo(value);
        } else if (value.isNumber()) {
            assertThat(JSON.readTree(text)).isEqualTo(value);
        } else {
            assertThat(text).isEqualTo(value.isNull() ? "" : Utf8Decoder.wellFormed(value.asString()));
        }
        assertThat(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .isEqualTo(text);
    }

    private static byte[] encoded(FormParameters form) {
        return form.parameters().entrySet().stream()
                .flatMap(parameter ->
                        parameter.getValue().stream().map(value -> encoded(parameter.getKey()) + "=" + encoded(value)))
                .collect(Collectors.joining("&"))
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static int count(FormParameters form) {
        return form.parameters().values().stream()
                .mapToInt(values -> values.size())
                .sum();
    }
}
