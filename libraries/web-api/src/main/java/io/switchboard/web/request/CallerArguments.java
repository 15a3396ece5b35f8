package io.switchboard.web.request;

import io.switchboard.web.ApiCaller;
import io.switchboard.web.IdempotencyKey;
import io.switchboard.web.IfMatch;
import io.switchboard.web.TenantId;
import io.switchboard.web.access.CallerReader;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Gives handlers their {@link ApiCaller}, the {@link TenantId} that the request concerns, its {@link IdempotencyKey}
 * and its {@link IfMatch}. The access rules have made sure that both are there.
 */
final class CallerArguments implements HandlerMethodArgumentResolver {

    private final CallerReader callers;

    CallerArguments(CallerReader callers) {
        this.callers = callers;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        var type = parameter.getParameterType();
        return type == ApiCaller.class
                || type == TenantId.class
                || type == IdempotencyKey.class
                || type == IfMatch.class;
    }

    @Override
    public @Nullable Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        if (parameter.getParameterType() == IdempotencyKey.class) {
            return IdempotencyKey.parse(request.getHeader(IdempotencyKey.HEADER))
                    .orElse(null);
        }
        if (parameter.getParameterType() == IfMatch.class) {
            return IfMatch.parse(request.getHeader(IfMatch.HEADER));
        }
        var caller = callerOf(request);
        return parameter.getParameterType() == ApiCaller.class
                ? caller
                : caller.tenantId()
                        .orElseThrow(
                                () -> new IllegalStateException("The access rule lets callers without a tenant pass"));
    }

    private ApiCaller callerOf(NativeWebRequest request) {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken bearer) {
            return callers.read(bearer.getToken(), request.getHeader(CallerReader.TENANT_HEADER));
        }
        throw new IllegalStateException("The access rules let a request without a token pass");
    }
}
