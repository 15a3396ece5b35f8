package io.switchboard.gateway.proxy;

import java.util.Locale;
import java.util.Set;

import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * Keeps from the services what a client has no say in, or what concerns the gateway only. The tenant comes from the
 * signed claim alone, so any header that names one is a lie or a mistake. Forwarded and X-Forwarded-* go the same way,
 * by Spring's own filters, as long as no trusted proxy is configured.
 */
@Component
final class ClientHeaders implements HttpHeadersFilter {

    private static final Set<String> GATEWAY_ONLY =
            Set.of("cookie", "x-xsrf-token", "expect", "x-real-ip", "x-original-url", "x-rewrite-url");

    @Override
    public HttpHeaders filter(HttpHeaders headers, ServerWebExchange exchange) {
        HttpHeaders passed = new HttpHeaders();
        headers.forEach((name, values) -> {
            if (!isWithheld(name.toLowerCase(Locale.ROOT))) {
                passed.addAll(name, values);
            }
        });
        return passed;
    }

    private static boolean isWithheld(String name) {
        return GATEWAY_ONLY.contains(name) || name.contains("tenant");
    }
}
