package io.switchboard.emulator.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

import io.switchboard.emulator.rest.TwilioError;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Authenticates requests of Twilio's APIs: an account may access itself, a main account also its subaccounts. All other
 * requests are answered 401 with code 20003, also those for unknown accounts, so that guessing reveals nothing.
 */
@Configuration(proxyBeanMethods = false)
public class BasicAuthentication implements WebMvcConfigurer, HandlerInterceptor {
    /** Request attribute: the {@link Account} whose credentials were sent. */
    public static final String CALLER = "emulator.caller";

    /** Request attribute: the {@link Account} that the path names. */
    public static final String ACCOUNT = "emulator.account";

    private final Accounts accounts;

    BasicAuthentication(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this)
                .addPathPatterns("/2010-04-01/**", "/content/v1/**", "/conversations/**", "/pricing/**", "/numbers/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        var caller = authenticated(request.getHeader("Authorization")).orElseThrow(TwilioError::unauthorized);
        if (caller.status().equals("closed")) {
            throw new TwilioError(401, 20005, "Account not active");
        }
        request.setAttribute(CALLER, caller);
        var variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        if (variables instanceof Map<?, ?> values && values.get("account") instanceof String sid) {
            var addressed = accounts.find(sid).filter(caller::mayActFor).orElseThrow(TwilioError::unauthorized);
            request.setAttribute(ACCOUNT, addressed);
        }
        return true;
    }

    private Optional<Account> authenticated(@Nullable String header) {
        if (header == null || !header.regionMatches(true, 0, "Basic ", 0, 6)) {
            return Optional.empty();
        }
        String credentials;
        try {
            credentials =
                    new String(Base64.getDecoder().decode(header.substring(6).strip()), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        var colon = credentials.indexOf(':');
        return colon < 0
                ? Optional.empty()
                : accounts.find(credentials.substring(0, colon))
                        .filter(account -> isEqual(account.authToken(), credentials.substring(colon + 1)));
    }

    private static boolean isEqual(String token, String shown) {
        return MessageDigest.isEqual(token.getBytes(StandardCharsets.UTF_8), shown.getBytes(StandardCharsets.UTF_8));
    }
}
