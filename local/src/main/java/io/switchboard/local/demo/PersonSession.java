package io.switchboard.local.demo;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.regex.Pattern;

import io.switchboard.local.plan.InstallationAddresses;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A person of the company who has logged in as the console does, so that what is written has an author. */
final class PersonSession implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(15);
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.ALWAYS)
            .connectTimeout(TIMEOUT)
            .build();
    private final String gateway;

    /** Logs in; the password of a person of the local issuer is the name. */
    PersonSession(InstallationAddresses installation, String person) {
        gateway = installation.gateway();
        var form = send(to("/oauth2/authorization/console").header("Accept", "text/html"));
        var csrf = CSRF.matcher(form.body());
        if (!csrf.find()) {
            throw new StepFailed("The issuer showed no log-in form");
        }
        var fields =
                "username=%s&password=%s&_csrf=%s".formatted(encoded(person), encoded(person), encoded(csrf.group(1)));
        send(HttpRequest.newBuilder(URI.create(installation.issuer() + "/login"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "text/html")
                .POST(BodyPublishers.ofString(fields)));
        if (send(to("/session")).statusCode() != 200) {
            throw new StepFailed("%s could not log in".formatted(person));
        }
    }

    JsonNode get(String path) {
        return JsonMapper.shared().readTree(checked(send(to(path)), path).body());
    }

    JsonNode post(String path, Object body) {
        return write("POST", path, body);
    }

    JsonNode write(String method, String path, Object body) {
        var request = HttpRequest.newBuilder(URI.create(gateway + path))
                .header("Content-Type", "application/json")
                .header("X-XSRF-TOKEN", token())
                .method(method, BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(body)));
        var answer = checked(send(request), path).body();
        return answer.isBlank()
                ? JsonMapper.shared().createObjectNode()
                : JsonMapper.shared().readTree(answer);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(gateway + path)).GET();
    }

    private String token() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    private static HttpResponse<String> checked(HttpResponse<String> response, String path) {
        if (response.statusCode() >= 300) {
            throw new StepFailed("%s answered %d: %s".formatted(path, response.statusCode(), response.body()));
        }
        return response;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        var built = request.timeout(TIMEOUT).build();
        try {
            return http.send(built, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new StepFailed("%s failed: %s".formatted(built.uri(), e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StepFailed("interrupted");
        }
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, UTF_8);
    }
}
