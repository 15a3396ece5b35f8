package io.switchboard.gateway.access;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.HtmlUtils;
import reactor.core.publisher.Mono;

/**
 * Ends the browser's session at the issuer after the one here has ended. The page posts the ID token, by which the issuer
 * recognises the session, in a form: URLs are kept in histories and logs. From the logout to that page the token is in a
 * sealed cookie; the session that held it is gone.
 */
@RestController
class IssuerLogout {

    static final String PATH = "/logout/issuer";

    private static final SecureRandom RANDOM = new SecureRandom();

    private final TokenIssuer issuer;
    private final AccessSettings settings;
    private final SealedCookie cookie;

    IssuerLogout(TokenIssuer issuer, AccessSettings settings) {
        this.issuer = issuer;
        this.settings = settings;
        this.cookie =
                new SealedCookie("SWITCHBOARD_LOGOUT", PATH, Duration.ofMinutes(1), settings, InstantSource.system());
    }

    /** The address that the browser opens next: the page below, or the console when the issuer has no session to end. */
    String begin(ServerWebExchange exchange, Authentication authentication) {
        if (!(authentication.getPrincipal() instanceof OidcUser user)) {
            return "/";
        }
        if (!cookie.write(exchange, user.getIdToken().getTokenValue())) {
            // Too large for a cookie: the issuer then has to recognise the session by its own cookie, or asks the
            // person.
            cookie.write(exchange, "");
        }
        return PATH;
    }

    @GetMapping(PATH)
    Mono<ResponseEntity<String>> page(ServerWebExchange exchange) {
        ResponseEntity<String> home = ResponseEntity.status(HttpStatus.FOUND)
                .location(URI.create("/"))
                .build();
        return Mono.justOrEmpty(cookie.read(exchange))
                .doOnNext(idToken -> cookie.delete(exchange))
                .flatMap(idToken -> endSessionEndpoint().map(endpoint -> page(endpoint, idToken)))
                .defaultIfEmpty(home);
    }

    /** Empty when the issuer has no such endpoint, or does not respond. */
    private Mono<String> endSessionEndpoint() {
        return issuer.findByRegistrationId(TokenIssuer.CONSOLE)
                .onErrorComplete()
                .mapNotNull(console ->
                        console.getProviderDetails().getConfigurationMetadata().get("end_session_endpoint"))
                .map(Object::toString);
    }

    /** Permits the form any target, since the issuer may redirect the browser to addresses that are unknown here. */
    private ResponseEntity<String> page(String endpoint, String idToken) {
        var random = new byte[16];
        RANDOM.nextBytes(random);
        var nonce = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        var hint = idToken.isEmpty() ? "" : field("id_token_hint", idToken);
        var html = """
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8">
            <title>Logging out</title>
            <form method="post" action="%s">
            %s%s%s<button>Log out</button>
            </form>
            <script nonce="%s">document.forms[0].submit()</script>
            </html>
            """.formatted(
                        HtmlUtils.htmlEscape(endpoint),
                        hint,
                        field("client_id", settings.clientId()),
                        field("post_logout_redirect_uri", settings.publicBaseUrl() + "/"),
                        nonce);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/html;charset=UTF-8"))
                .header(
                        "Content-Security-Policy",
                        "default-src 'none'; script-src 'nonce-" + nonce
                                + "'; form-action *; base-uri 'none'; frame-ancestors 'none'; object-src 'none'")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(html);
    }

    private static String field(String name, String value) {
        return "<input type=\"hidden\" name=\"%s\" value=\"%s\">\n".formatted(name, HtmlUtils.htmlEscape(value));
    }
}
