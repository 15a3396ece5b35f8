package io.switchboard.gateway.limits;

import java.util.Set;

import org.springframework.http.HttpMethod;

/** The HTTP methods that the gateway passes on; it refuses others on every path. */
public final class KnownMethods {

    static final Set<HttpMethod> ALL = Set.of(
            HttpMethod.GET,
            HttpMethod.HEAD,
            HttpMethod.POST,
            HttpMethod.PUT,
            HttpMethod.PATCH,
            HttpMethod.DELETE,
            HttpMethod.OPTIONS);

    private KnownMethods() {}

    public static boolean contains(String method) {
        return ALL.contains(HttpMethod.valueOf(method));
    }
}
