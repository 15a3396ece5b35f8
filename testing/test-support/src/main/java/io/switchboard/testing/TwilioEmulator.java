package io.switchboard.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import io.switchboard.emulator.behaviour.ApiFault;
import io.switchboard.emulator.behaviour.CurrentBehaviour;
import io.switchboard.emulator.behaviour.FaultBehaviour;
import io.switchboard.emulator.behaviour.ApiCallLog;
import io.switchboard.emulator.behaviour.ApiCallLog.ApiCall;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static java.net.URLEncoder.encode;
import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The Twilio of the tests in this JVM: the emulator, in a context of its own, which no service's context sees. It calls no
 * webhook. Tests share it and {@link #reset} it.
 */
public final class TwilioEmulator {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final AdjustableClock clock = new AdjustableClock();
    private final AnswerObserver observer = new AnswerObserver();
    private final WebServerApplicationContext context;
    private final URI url;

    private TwilioEmulator() {
        context = EmulatorContext.start(clock, observer);
        url = URI.create("http://localhost:"
                + Objects.requireNonNull(context.getWebServer()).getPort());
        reset();
    }

    /** The one of this JVM, started at the first use. */
    public static TwilioEmulator shared() {
        return Shared.INSTANCE;
    }

    /** Where the REST API is. */
    public URI url() {
        return url;
    }

    /** Forgets everything but the accounts and numbers that are there from the start, see {@link EmulatorContext}. */
    public void reset() {
        clock.follow(Clock.systemUTC());
        observer.observe(message -> {});
        control("POST", "/control/reset?everything=true", Map.of());
        behaves(Map.of("dropWebhookRate", 1));
    }

    /** Dates of messages come from this clock until the next reset. */
    public void follow(Clock other) {
        clock.follow(other);
    }

    /** Is called with each answer to an accepted message, before it is sent. */
    public void beforeAnswering(Consumer<JsonNode> consumer) {
        observer.observe(consumer);
    }

    /** Changes the named fields of the behaviour, see the emulator's README. */
    public void behaves(Map<String, ?> changes) {
        control("PUT", "/control/behaviour", changes);
    }

    /** Adds a fault; a call suffers every lie and that one of the others that was added first. */
    public void fails(ApiFault fault) {
        context.getBean(CurrentBehaviour.class).change(now -> {
            var faults = new ArrayList<>(now.api());
            faults.add(fault);
            return now.withApi(faults);
        });
    }

    /** Replaces all faults. */
    public void failsOnlyWith(List<ApiFault> faults) {
        context.getBean(CurrentBehaviour.class).change(now -> now.withApi(faults));
    }

    /** The behaviour now. */
    public FaultBehaviour behaviour() {
        return context.getBean(CurrentBehaviour.class).current();
    }

    /** The calls of the REST API since the last reset, oldest first. */
    public List<ApiCall> calls() {
        return context.getBean(ApiCallLog.class).calls();
    }

    public void forgetCalls() {
        context.getBean(ApiCallLog.class).clear();
    }

    /** The account has only this token from now on. */
    public void changeToken(String accountSid, String token) {
        control("PUT", "/control/accounts/" + accountSid + "/auth-token", Map.of("authToken", token));
    }

    /** What a phone received and sent, oldest first. */
    public List<JsonNode> phone(String number) {
        var answer = control("GET", "/control/messages?address=" + encode(number, UTF_8), Map.of());
        return List.copyOf(answer.get("messages").values());
    }

    /** Calls the REST API as the account; the call is not in {@link #calls} and suffers no fault. Fails when it is refused. */
    public JsonNode call(TestAccount account, String method, String path, Map<String, String> form) {
        return answer(HttpRequest.newBuilder(url.resolve(path))
                .header("Authorization", account.authorization())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Emulator-Unobserved", "yes")
                .method(method, BodyPublishers.ofString(encoded(form)))
                .build());
    }

    private JsonNode control(String method, String path, Map<String, ?> body) {
        return answer(HttpRequest.newBuilder(url.resolve(path))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(body)))
                .build());
    }

    private static JsonNode answer(HttpRequest request) {
        try {
            var response = HTTP.send(request, BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new IllegalStateException(
                        request.method() + " " + request.uri() + " was answered with " + response.body());
            }
            return JsonMapper.shared().readTree(response.body().isEmpty() ? "{}" : response.body());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> encode(field.getKey(), UTF_8) + "=" + encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** An account and its token. */
    public record TestAccount(String sid, String token) {

        String authorization() {
            return "Basic " + Base64.getEncoder().encodeToString((sid + ":" + token).getBytes(UTF_8));
        }
    }

    private static final class Shared {

        private static final TwilioEmulator INSTANCE = new TwilioEmulator();
    }
}
