package io.switchboard.web.request;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;

import io.switchboard.web.ApiProblem;
import io.switchboard.web.UnicodeText;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.ByteArrayHttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * Rejects a request's JSON that two readers may understand differently: an unpaired surrogate in a text or name, or a
 * name that an object has twice. {@link BodyLimitFilter} has bounded the body before. A body that its handler takes as bytes
 * is not JSON.
 */
@RestControllerAdvice
class StrictJson extends RequestBodyAdviceAdapter {

    private final JsonFactory json = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    @Override
    public boolean supports(MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converter) {
        return !ByteArrayHttpMessageConverter.class.isAssignableFrom(converter);
    }

    @Override
    public HttpInputMessage beforeBodyRead(
            HttpInputMessage message,
            MethodParameter parameter,
            Type type,
            Class<? extends HttpMessageConverter<?>> converter)
            throws IOException {
        var body = message.getBody().readAllBytes();
        check(body, message);
        return new CheckedMessage(message.getHeaders(), new ByteArrayInputStream(body));
    }

    private void check(byte[] body, HttpInputMessage message) {
        try (var parser = json.createParser(ObjectReadContext.empty(), body)) {
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if ((token == JsonToken.PROPERTY_NAME || token == JsonToken.VALUE_STRING)
                        && !UnicodeText.isWellFormed(parser.getString())) {
                    throw ApiProblem.invalid(
                            "invalid-text", "The body has an unpaired surrogate, which is no character.");
                }
            }
        } catch (JacksonException e) {
            throw new HttpMessageNotReadableException("not JSON", e, message);
        }
    }

    private record CheckedMessage(HttpHeaders headers, InputStream body) implements HttpInputMessage {

        @Override
        public InputStream getBody() {
            return body;
        }

        @Override
        public HttpHeaders getHeaders() {
            return headers;
        }
    }
}
