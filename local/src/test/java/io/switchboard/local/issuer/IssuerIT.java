package io.switchboard.local.issuer;

import java.io.IOException;
import java.net.CookieManager;
import java.net.Socket;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(classes = IssuerApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
class IssuerIT {

    private static final String CALLBACK = "http://localhost:8080/login/oauth2/code/console";

    /** The example of RFC 7636, appendix B. */
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    @TempDir
    static Path folder;

    @LocalServerPort
    int port;

    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    @DynamicPropertySource
    static void signingKey(DynamicPropertyRegistry registry) {
        registry.add("switchboard.issuer.signing-key", () -> folder.resolve("signing-key.json"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "other"})
    void aClientsTokenNamesItsTenantAndRoleAndVerifies(String client) throws Exception {
        var answer = token(client, client, "grant_type=client_credentials");

        var token = SignedJWT.parse(json(answer).path("access_token").asString());
        assertThat(token.verify(publishedKey())).isTrue();
        assertThat(token.getJWTClaimsSet().getStringClaim("tenant")).isEqualTo(client);
        assertThat(token.getJWTClaimsSet().getStringListClaim("roles")).containsExactly("admin");
        assertThat(token.getJWTClaimsSet().getIssuer()).isEqualTo("http://localhost:8086");
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "other"})
    void aClientsTokenIsForTheApiAndEnds(String client) throws Exception {
        var answer = token(client, client, "grant_type=client_credentials");

        var claims =
                SignedJWT.parse(json(answer).path("access_token").asString()).getJWTClaimsSet();
        assertThat(claims.getAudience()).containsExactly("switchboard");
        assertThat(claims.getExpirationTime()).isInTheFuture();
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:8080, /connect/logout, 302",
        "null, /connect/logout, 302",
        "https://evil.example, /connect/logout, 403",
        "http://localhost:8080, /login, 403",
        "https://evil.example, /login, 403",
        "null, /login, 403",
        "https://evil.example, /oauth2/token, 403",
        "http://localhost:8080, /oauth2/token, 403"
    })
    void onlyLoggingOutMayBeAFormOfTheConsole(String origin, String path, int status) throws Exception {
        var request = form(path, "username=agent&password=agent&id_token_hint=x")
                .header("Origin", origin)
                .build();

        assertThat(browser.send(request, BodyHandlers.discarding()).statusCode())
                .isEqualTo(status);
    }

    @Test
    void aPageThatPointsItsOwnNameHereReadsNothing() throws Exception {
        for (var path : new String[] {"/login", "/oauth2/jwks", "/.well-known/openid-configuration"}) {
            assertThat(statusLine(path, "evil.example:" + port)).contains("421");
            assertThat(statusLine(path, "localhost")).contains("421");
            assertThat(statusLine(path, "localhost:" + port)).contains("200");
            assertThat(statusLine(path, "127.0.0.1:" + port)).contains("200");
            // As the tokens name it.
            assertThat(statusLine(path, "localhost:8086")).contains("200");
        }
    }

    @Test
    void anUnknownClientIsRefused() throws Exception {
        assertThat(token("stranger", "stranger", "grant_type=client_credentials")
                        .statusCode())
                .isEqualTo(401);
        assertThat(token("demo", "wrong", "grant_type=client_credentials").statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({"agent, demo, agent", "admin, demo, admin", "operator, , operator", "other, other, admin"})
    void aPersonLogsInWithTheBrowserAndBothTokensNameTenantAndRole(String user, @Nullable String tenant, String role)
            throws Exception {
        var tokens = json(token(
                "console",
                "console",
                "grant_type=authorization_code&code=%s&redirect_uri=%s&code_verifier=%s"
                        .formatted(logIn(user), encode(CALLBACK), VERIFIER)));

        for (var name : new String[] {"access_token", "id_token"}) {
            var claims = SignedJWT.parse(tokens.path(name).asString()).getJWTClaimsSet();
            assertThat(claims.getSubject()).isEqualTo(user);
            assertThat(claims.getStringClaim("tenant")).isEqualTo(tenant);
            assertThat(claims.getStringListClaim("roles")).containsExactly(role);
        }
    }

    @Test
    void anAccessTokenIsForTheApiAndAnIdTokenForTheConsoleAlone() throws Exception {
        var code = logIn("agent");

        var tokens = json(token(
                "console",
                "console",
                "grant_type=authorization_code&code=%s&redirect_uri=%s&code_verifier=%s"
                        .formatted(code, encode(CALLBACK), VERIFIER)));

        assertThat(audience(tokens, "access_token")).containsExactly("switchboard");
        assertThat(audience(tokens, "id_token")).containsExactly("console");
    }

    private static List<String> audience(JsonNode tokens, String name) throws ParseException {
        return SignedJWT.parse(tokens.path(name).asString()).getJWTClaimsSet().getAudience();
    }

    @Test
    void theSigningKeyOutlivesTheProcess() {
        assertThat(SigningKey.in(folder.resolve("another.json")))
                .isEqualTo(SigningKey.in(folder.resolve("another.json")));
    }

    /** Follows the browser to the login form and back to the console's callback; returns the code it carries. */
    private String logIn(String user) throws Exception {
        var authorize = "/oauth2/authorize?response_type=code&client_id=console&scope=openid%20profile"
                + "&state=s&redirect_uri=" + encode(CALLBACK)
                + "&code_challenge_method=S256&code_challenge=" + CHALLENGE;
        assertThat(getAsBrowser(authorize).headers().firstValue("Location"))
                .hasValueSatisfying(location -> assertThat(location).endsWith("/login"));
        var form = getAsBrowser("/login").body();
        var csrf = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"").matcher(form);
        assertThat(csrf.find()).isTrue();
        var login = form("/login", "username=%s&password=%s&_csrf=%s".formatted(user, user, encode(csrf.group(1))))
                .build();
        browser.send(login, BodyHandlers.discarding());
        var callback = getAsBrowser(authorize).headers().firstValue("Location").orElseThrow();
        assertThat(callback).startsWith(CALLBACK);
        return URLDecoder.decode(callback.replaceAll(".*[?&]code=([^&]+).*", "$1"), StandardCharsets.UTF_8);
    }

    private HttpResponse<String> getAsBrowser(String path) throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(uri(path)).header("Accept", "text/html").build();
        return browser.send(request, BodyHandlers.ofString());
    }

    private HttpResponse<String> token(String client, String secret, String form)
            throws IOException, InterruptedException {
        var credentials = Base64.getEncoder().encodeToString((client + ":" + secret).getBytes(StandardCharsets.UTF_8));
        var request = form("/oauth2/token", form)
                .header("Authorization", "Basic " + credentials)
                .build();
        return browser.send(request, BodyHandlers.ofString());
    }

    /** Java's HTTP client sets {@code Host} by itself. */
    private String statusLine(String path, String host) throws IOException {
        try (var socket = new Socket("localhost", port)) {
            var head = "GET %s HTTP/1.1\r\nHost: %s\r\nAccept: */*\r\nConnection: close\r\n\r\n".formatted(path, host);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .findFirst()
                    .orElse("");
        }
    }

    private HttpRequest.Builder form(String path, String form) {
        return HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form));
    }

    private RSASSAVerifier publishedKey() throws Exception {
        var published = JWKSet.load(uri("/oauth2/jwks").toURL());
        return new RSASSAVerifier(published.getKeys().getFirst().toRSAKey());
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
