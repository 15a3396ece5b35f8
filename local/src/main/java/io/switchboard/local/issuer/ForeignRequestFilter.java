package io.switchboard.local.issuer;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.stream.Stream;

import io.switchboard.local.guard.ForeignRequest;
import io.switchboard.local.guard.OwnAddresses;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Rejects requests for other host names and of other origins' pages. Links and redirects from the console carry no
 * origin; only a logout may be a form of the console's own page.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class ForeignRequestFilter extends OncePerRequestFilter {

    private static final String LOGOUT = "/connect/logout";

    private final IssuerSettings settings;

    ForeignRequestFilter(IssuerSettings settings) {
        this.settings = settings;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var foreign = ForeignRequest.in(
                request.getMethod(),
                name -> Collections.list(request.getHeaders(name)),
                own(request),
                origin -> request.getServletPath().equals(LOGOUT) && mayLogOut(origin));
        if (foreign.isEmpty()) {
            chain.doFilter(request, response);
        } else {
            write(foreign.get(), response);
        }
    }

    private OwnAddresses own(HttpServletRequest request) {
        var others = Stream.concat(Stream.of(settings.issuer().getRawAuthority()), settings.allowedHosts().stream())
                .toList();
        return new OwnAddresses(request.getLocalPort(), others);
    }

    /** Permits {@code null}, sent if the console's referrer policy hides its address; the form must hold the ID token. */
    private boolean mayLogOut(String origin) {
        return origin.equals("null") || isConsole(origin);
    }

    private boolean isConsole(String origin) {
        return Stream.of(settings.gateway(), settings.publicUrl())
                .map(ForeignRequestFilter::originOf)
                .anyMatch(origin::equals);
    }

    private static String originOf(URI url) {
        return url.getScheme() + "://" + url.getRawAuthority();
    }

    private static void write(ForeignRequest foreign, HttpServletResponse response) throws IOException {
        var problem = new LinkedHashMap<String, Object>();
        problem.put("type", "https://switchboard.io/problems/" + foreign.slug());
        problem.put("title", foreign.slug().replace('-', ' '));
        problem.put("status", foreign.status());
        problem.put("detail", foreign.detail());
        var body = JsonMapper.shared().writeValueAsString(problem).getBytes(StandardCharsets.UTF_8);
        response.setStatus(foreign.status());
        response.setContentType("application/problem+json");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
