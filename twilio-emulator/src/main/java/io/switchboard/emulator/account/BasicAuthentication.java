package io.switchboard.emulator.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

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
 * Authenticates requests of Twilio's APIs: an account may access itself, a main account with its token also its subaccounts
 * on the 2010 API. An API key accesses its own account, and {@code /Accounts} and {@code /Keys} only if it is a main key.
 * All other requests are answered 401 with code 20003, also those for unknown accounts, so that guessing reveals nothing. A
 * suspended or closed account's own credentials are refused with code 20005.
 */
@Configuration(proxyBeanMethods = false)
public class BasicAuthentication implements WebMvcConfigurer, HandlerInterceptor {
    /** Request attribute: the {@link Account} whose credentials were sent. */
    public static final String CALLER = "emulator.caller";

    /** Request attribute: the {@link Account} that the path names. */
    public static final String ACCOUNT = "emulator.account";

    /** Request attribute: the {@link CredentialKind} of the caller. */
    static final String CREDENTIAL = "emulator.credential";

    private static final Pattern ACCOUNTS_AND_KEYS =
            Pattern.compile("/2010-04-01/Accounts(\\.json|/[^/]*\\.json|/[^/]*/Keys[./].*)|/accounts/.*");

    private final Accounts accounts;
    private final ApiKeys keys;

    BasicAuthentication(Accounts accounts, ApiKeys keys) {
        this.accounts = accounts;
        this.keys = keys;
    }

    private record Caller(Account account, CredentialKind credential) {}

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this)
                .addPathPatterns(
                        "/2010-04-01/**",
                        "/accounts/**",
                        "/content/v1/**",
                        "/conversations/**",
                        "/messaging/**",
                        "/monitor/**",
                        "/numbers/**",
                        "/pricing/**",
                        "/voice/**",
                        "/webhooks/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        var caller = authenticated(request.getHeader("Authorization")).orElseThrow(TwilioError::unauthorized);
        if (!caller.account().isActive()) {
            throw new TwilioError(401, 20005, "Account not active");
        }
        if (!caller.credential().mayManageAccounts()
                && ACCOUNTS_AND_KEYS.matcher(request.getRequestURI()).matches()) {
            throw TwilioError.unauthorized();
        }
        request.setAttribute(CALLER, caller.account());
        request.setAttribute(CREDENTIAL, caller.credential());
        var variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        if (variables instanceof Map<?, ?> values && values.get("account") instanceof String sid) {
            var addressed = accounts.find(sid)
                    .filter(account -> mayAccess(caller, account))
                    .orElseThrow(TwilioError::unauthorized);
            request.setAttribute(ACCOUNT, addressed);
        }
        return true;
    }

    private static boolean mayAccess(Caller caller, Account account) {
        return caller.credential().isToken()
                ? caller.account().mayActFor(account)
                : caller.account().sid().equals(account.sid());
    }

    private Optional<Caller> authenticated(@Nullable String header) {
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
                : authenticated(credentials.substring(0, colon), credentials.substring(colon + 1));
    }

    private Optional<Caller> authenticated(String user, String password) {
        var byToken = accounts.find(user)
                .filter(account -> isEqual(account.authToken(), password)
                        || (account.secondaryToken() != null && isEqual(account.secondaryToken(), password)))
                .map(account -> new Caller(account, CredentialKind.TOKEN));
        return byToken.or(() -> keys.find(user)
                .filter(key -> isEqual(key.secret(), password))
                .flatMap(key -> accounts.find(key.accountSid()).map(account -> new Caller(account, key.kind()))));
    }

    private static boolean isEqual(String token, String shown) {
        return MessageDigest.isEqual(token.getBytes(StandardCharsets.UTF_8), shown.getBytes(StandardCharsets.UTF_8));
    }
}
