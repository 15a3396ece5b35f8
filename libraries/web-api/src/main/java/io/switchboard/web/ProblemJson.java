package io.switchboard.web;

import java.util.LinkedHashMap;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;
import tools.jackson.databind.json.JsonMapper;

/** Writes problem details as JSON where Spring's message converters are not available: in filters, valves and servlets. */
public final class ProblemJson {

    private static final JsonMapper JSON = new JsonMapper();

    private ProblemJson() {}

    /** The bytes of {@code application/problem+json} without an instance. */
    public static byte[] of(ProblemDetail problem) {
        return of(problem, null);
    }

    /**
     * The bytes of {@code application/problem+json}; members without a value are left out.
     *
     * @param instance the path of the request as it came, which servers let through even where it is no URI
     */
    public static byte[] of(ProblemDetail problem, @Nullable String instance) {
        var members = new LinkedHashMap<String, @Nullable Object>();
        members.put("type", problem.getType());
        members.put("title", problem.getTitle());
        members.put("status", problem.getStatus());
        members.put("detail", problem.getDetail());
        members.put("instance", instance);
        members.values().removeIf(value -> value == null);
        return JSON.writeValueAsBytes(members);
    }
}
