package io.switchboard.web.request;

import java.lang.reflect.Parameter;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;

import io.switchboard.web.ApiProblem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/**
 * Rejects a query with a parameter that the handler does not know, a repeated parameter, or an empty number. A
 * misspelt filter would otherwise be answered with the whole list.
 */
final class KnownParameters implements HandlerInterceptor {

    private static final int LONGEST_QUOTED = 64;

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && request.getQueryString() != null) {
            check(request.getQueryString(), known(method));
        }
        return true;
    }

    private static void check(String query, Map<String, Class<?>> known) {
        var seen = new HashSet<String>();
        for (var pair : query.split("&", -1)) {
            if (pair.isEmpty()) {
                continue;
            }
            var parts = pair.split("=", 2);
            var name = decode(parts[0]);
            var value = parts.length == 1 ? "" : decode(parts[1]);
            var type = known.get(name);
            if (type == null) {
                throw ApiProblem.invalid(
                        "unknown-parameter", "There is no parameter " + quoted(name) + "; " + listed(known.keySet()));
            }
            if (!seen.add(name)) {
                throw ApiProblem.invalid("repeated-parameter", name + " may be given only once");
            }
            if (value.isBlank() && type != String.class) {
                throw ApiProblem.invalid("invalid-" + name, name + " must not be empty; leave it out instead");
            }
        }
    }

    /** The types of the handler's parameters by their names, in the handler's order. */
    private static Map<String, Class<?>> known(HandlerMethod method) {
        var known = new LinkedHashMap<String, Class<?>>();
        Arrays.stream(method.getMethod().getParameters())
                .filter(parameter -> parameter.isAnnotationPresent(RequestParam.class))
                .forEach(parameter -> known.put(nameOf(parameter), parameter.getType()));
        return known;
    }

    private static String nameOf(Parameter parameter) {
        var name = parameter.getAnnotation(RequestParam.class).name();
        return name.isEmpty() ? parameter.getName() : name;
    }

    private static String listed(Collection<String> known) {
        return known.isEmpty() ? "this request has none" : "the known parameters are " + String.join(", ", known);
    }

    private static String quoted(String name) {
        return name.codePointCount(0, name.length()) <= LONGEST_QUOTED
                ? "'" + name + "'"
                : "with " + name.length() + " characters";
    }

    /** Decodes percent-encoded UTF-8 strictly: servers replace malformed input by U+FFFD, or drop the parameter. */
    private static String decode(String text) {
        try {
            var bytes = URLDecoder.decode(text, ISO_8859_1).getBytes(ISO_8859_1);
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException | IllegalArgumentException e) {
            throw ApiProblem.invalid("invalid-query", "The query is not percent-encoded UTF-8.");
        }
    }
}
