package io.switchboard.web.security;

import java.util.function.Supplier;

import io.switchboard.web.ApiProblem;
import io.switchboard.web.access.AccessRefusal;
import io.switchboard.web.access.AccessRules;
import io.switchboard.web.access.CallerReader;
import io.switchboard.web.access.RequestForbidden;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.web.util.ServletRequestPathUtils;

/** Decides by {@link AccessRules} whether the bearer of a token may send the request. */
final class RuleAuthorization implements AuthorizationManager<RequestAuthorizationContext> {

    private final CallerReader callers;

    RuleAuthorization(CallerReader callers) {
        this.callers = callers;
    }

    @Override
    public AuthorizationDecision authorize(
            Supplier<? extends @Nullable Authentication> authentication, RequestAuthorizationContext context) {
        if (!(authentication.get() instanceof JwtAuthenticationToken bearer)) {
            return new AuthorizationDecision(false);
        }
        try {
            refuseOrPass(bearer, context.getRequest());
        } catch (ApiProblem problem) {
            throw new RequestForbidden(problem);
        }
        return new AuthorizationDecision(true);
    }

    /** Whether the request needs no token, because its address is a permission of its own. */
    static boolean isLink(HttpServletRequest request) {
        return AccessRules.isLink(HttpMethod.valueOf(request.getMethod()), pathOf(request));
    }

    private void refuseOrPass(JwtAuthenticationToken bearer, HttpServletRequest request) {
        var caller = callers.read(bearer.getToken(), request.getHeader(CallerReader.TENANT_HEADER));
        AccessRefusal.of(HttpMethod.valueOf(request.getMethod()), pathOf(request), caller)
                .ifPresent(problem -> {
                    throw problem;
                });
    }

    /** Parses the path as Spring MVC does it for its handlers, so that both mean the same path. */
    private static PathContainer pathOf(HttpServletRequest request) {
        return ServletRequestPathUtils.parseAndCache(request).pathWithinApplication();
    }
}
