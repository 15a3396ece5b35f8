package io.switchboard.conversation.api;

import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/**
 * Refuses a request whose query has a parameter that its handler does not know, a parameter twice, or an empty number. A
 * filter that was mistyped or is not built would otherwise be answered with everything there is.
 */
@Component
class KnownParameters implements HandlerInterceptor, WebMvcConfigurer {

    private static final int LONGEST_QUOTED = 64;

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/api/**");
    }

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
                throw Problem.invalid(
                        "unknown-parameter", "There is no parameter " + quoted(name) + "; " + words(known.keySet()));
            }
            if (!seen.add(name)) {
                throw Problem.invalid("repeated-parameter", name + " may be given once only");
            }
            if (value.isBlank() && type != String.class) {
                throw Problem.invalid("invalid-" + name, name + " must not be empty; leave it out instead");
            }
        }
    }

    /** The types of the parameters that the handler has, by name and in its order. */
    private static Map<String, Class<?>> known(HandlerMethod method) {
        var known = new LinkedHashMap<String, Class<?>>();
        Arrays.stream(method.getMethod().getParameters())
                .filter(each -> each.isAnnotationPresent(RequestParam.class))
                .forEach(each -> known.put(each.getName(), each.getType()));
        return known;
    }

    private static String words(Collection<String> known) {
        return known.isEmpty() ? "this request has none" : "known are " + String.join(", ", known);
    }

    private static String quoted(String name) {
        return name.codePointCount(0, name.length()) <= LONGEST_QUOTED
                ? "'" + name + "'"
                : "with " + name.length() + " characters";
    }

    /** Reads percent-encoded UTF-8 strictly: servers put U+FFFD in place of what is none, or leave the parameter out. */
    private static String decode(String text) {
        try {
            var bytes = URLDecoder.decode(text, ISO_8859_1).getBytes(ISO_8859_1);
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException | IllegalArgumentException e) {
            throw Problem.invalid("invalid-query", "The query is not percent-encoded UTF-8");
        }
    }
}
