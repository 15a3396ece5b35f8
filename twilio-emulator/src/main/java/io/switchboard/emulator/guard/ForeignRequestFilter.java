package io.switchboard.emulator.guard;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Rejects requests that were sent to another host name (DNS rebinding) and requests that a web page of another origin
 * makes a browser send. The control API has no login, so access to this machine is the only permission that it
 * requires, and every web page that a developer has open has that access too.
 *
 * <p>Runs before all other filters, so that an unknown method does not become a metric's tag either.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class ForeignRequestFilter extends OncePerRequestFilter {
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE");
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    /** The content types that a web page may send to any address without a preflight request. */
    private static final List<String> FORM_TYPES =
            List.of("application/x-www-form-urlencoded", "multipart/form-data", "text/plain");

    private final GuardSettings settings;

    ForeignRequestFilter(GuardSettings settings) {
        this.settings = settings;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var refusal = refusal(request);
        if (refusal == null) {
            chain.doFilter(request, response);
        } else {
            refusal.write(response);
        }
    }

    private @Nullable Refusal refusal(HttpServletRequest request) {
        var own = new OwnAddresses(request.getLocalPort(), settings.allowedHosts());
        if (!METHODS.contains(request.getMethod())) {
            return new Refusal(
                    405, "method-not-allowed", "Known methods are GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE.");
        }
        if (!own.includesHost(request.getHeader("Host"))) {
            return new Refusal(
                    421,
                    "foreign-host",
                    "The emulator answers as localhost:%d only. Name further hosts in EMULATOR_ALLOWED_HOSTS, emulator:8085 for example."
                            .formatted(own.port()));
        }
        if (isOfAnotherPage(request, own)) {
            return new Refusal(
                    403,
                    "foreign-origin",
                    "A web page of another origin may not use the emulator. If the page is yours, name its host in EMULATOR_ALLOWED_HOSTS.");
        }
        return isForm(request)
                ? new Refusal(415, "unsupported-media-type", "Send JSON with 'Content-Type: application/json'.")
                : null;
    }

    private static boolean isOfAnotherPage(HttpServletRequest request, OwnAddresses own) {
        List<String> origins = Collections.list(request.getHeaders("Origin"));
        if (!origins.isEmpty()) {
            return !origins.stream().allMatch(own::includesOrigin);
        }
        return isFetchedByAnotherPage(request) || isLinkedFromAnotherPage(request, own);
    }

    /** Returns whether another page loads from the emulator. A person may follow a link to it; a page may not load anything. */
    private static boolean isFetchedByAnotherPage(HttpServletRequest request) {
        var site = request.getHeader("Sec-Fetch-Site");
        var isOwn = site == null || site.equals("same-origin") || site.equals("none");
        var isFollowedLink = request.getMethod().equals("GET")
                && "navigate".equals(request.getHeader("Sec-Fetch-Mode"))
                && "document".equals(request.getHeader("Sec-Fetch-Dest"));
        return !isOwn && !isFollowedLink;
    }

    /** Returns whether the {@code Referer} is another page. Browsers that send no {@code Origin} with a form still send it. */
    private static boolean isLinkedFromAnotherPage(HttpServletRequest request, OwnAddresses own) {
        var referer = request.getHeader("Referer");
        return referer != null && !SAFE.contains(request.getMethod()) && !own.includesPage(referer);
    }

    /**
     * Returns whether a form is sent to the control API. It needs neither script nor permission, and old browsers do not name
     * its page.
     */
    private static boolean isForm(HttpServletRequest request) {
        var type = request.getContentType();
        return type != null
                && !SAFE.contains(request.getMethod())
                && request.getServletPath().startsWith("/control")
                && FORM_TYPES.contains(type.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT));
    }

    private record Refusal(int status, String slug, String detail) {
        void write(HttpServletResponse response) throws IOException {
            var problem = new LinkedHashMap<String, Object>();
            problem.put("type", "https://switchboard.io/problems/" + slug);
            problem.put("title", slug.replace('-', ' '));
            problem.put("status", status);
            problem.put("detail", detail);
            var body = JsonMapper.shared().writeValueAsString(problem).getBytes(StandardCharsets.UTF_8);
            response.setStatus(status);
            response.setContentType("application/problem+json");
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
        }
    }
}
