package io.switchboard.gateway.proxy;

import java.util.Locale;
import java.util.Set;

import io.switchboard.web.access.CallerReader;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * Withholds headers from the services that concern the gateway only or that a client may not set. The tenant comes from
 * the signed claim; of the headers that name one only an operator's passes. Spring's own filters withhold Forwarded and
 * X-Forwarded-* as long as no trusted proxy is configured.
 */
@Component
final class HeaderSanitizer implements HttpHeadersFilter {

    private static final Set<String> GATEWAY_ONLY =
            Set.of("cookie", "x-xsrf-token", "expect", "x-real-ip", "x-original-url", "x-rewrite-url");

    /** The header that the services accept from operators only. */
    private static final String OPERATORS_TENANT = CallerReader.TENANT_HEADER.toLowerCase(Locale.ROOT);

    @Override
    public HttpHeaders filter(HttpHeaders headers, ServerWebExchange exchange) {
        var passed = new HttpHeaders();
        headers.forEach((name, values) -> {
            if (!isWithheld(name.toLowerCase(Locale.ROOT))) {
                passed.addAll(name, values);
            }
        });
        return passed;
    }

    private static boolean isWithheld(String name) {
        return GATEWAY_ONLY.contains(name) || (name.contains("tenant") && !name.equals(OPERATORS_TENANT));
    }
}
