package io.switchboard.testing.emulator;

import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

import io.switchboard.emulator.behaviour.ApiCallLog;
import io.switchboard.emulator.behaviour.ApiCallLog.ApiCall;
import io.switchboard.emulator.behaviour.ApiFault;
import io.switchboard.emulator.behaviour.CurrentBehaviour;
import io.switchboard.emulator.behaviour.FaultBehaviour;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import tools.jackson.databind.JsonNode;

import static java.net.URLEncoder.encode;
import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Stands in for Twilio in tests: the emulator in this JVM, in a context of its own that no service's context sees. It calls
 * no webhook. Tests share it and {@link #reset} it.
 */
public final class TwilioEmulator {

    private final AdjustableClock clock = new AdjustableClock();
    private final AnswerObserver observer = new AnswerObserver();
    private final WebServerApplicationContext context;
    private final EmulatorClient client;

    private TwilioEmulator() {
        context = EmulatorContext.start(clock, observer);
        var port = Objects.requireNonNull(context.getWebServer()).getPort();
        client = new EmulatorClient(URI.create("http://localhost:" + port));
        reset();
    }

    /** Returns the emulator of this JVM, started at the first use. */
    public static TwilioEmulator shared() {
        return Shared.INSTANCE;
    }

    /** The URL of the REST API. */
    public URI url() {
        return client.url();
    }

    /** Deletes everything except the accounts and numbers that {@link EmulatorContext} starts with. */
    public void reset() {
        clock.follow(Clock.systemUTC());
        observer.observe(message -> {});
        client.control("POST", "/control/reset?everything=true", Map.of());
        behaves(Map.of("dropWebhookRate", 1));
    }

    /** Takes the dates of messages from this clock until the next reset. */
    public void follow(Clock other) {
        clock.follow(other);
    }

    /** Passes each answer to an accepted message to this consumer before it is sent. */
    public void beforeAnswering(Consumer<JsonNode> consumer) {
        observer.observe(consumer);
    }

    /** Changes the named fields of the behaviour, which the emulator's README describes. */
    public void behaves(Map<String, ?> changes) {
        client.control("PUT", "/control/behaviour", changes);
    }

    /** Adds a fault. A call meets every lie, and of the other faults the one that was added first. */
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

    /** The current behaviour. */
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

    /** Replaces the token of an account; the earlier one is refused from then on. */
    public void changeToken(String accountSid, String token) {
        client.control("PUT", "/control/accounts/" + accountSid + "/auth-token", Map.of("authToken", token));
    }

    /** Sends a request to the control API, which the emulator's README describes. */
    public JsonNode control(String method, String path, Map<String, ?> body) {
        return client.control(method, path, body);
    }

    /** Lets a customer text a number, with these files; returns the SID. */
    public String text(String from, String to, String body, String... mediaUrls) {
        var text = Map.of("from", from, "to", to, "body", body, "mediaUrls", List.of(mediaUrls));
        return client.control("POST", "/control/texts", text).get("sid").asString();
    }

    /** Lets a customer call a number, and returns the SID when the call is over. */
    public String customerCalls(String from, String to) {
        return client.control("POST", "/control/calls?wait=true", Map.of("from", from, "to", to))
                .get("sid")
                .asString();
    }

    /** Returns the messages that a phone received and sent, oldest first. */
    public List<JsonNode> phone(String number) {
        var answer = client.control("GET", "/control/messages?address=" + encode(number, UTF_8), Map.of());
        return List.copyOf(answer.get("messages").values());
    }

    /** Calls the REST API as the account; the call is not in {@link #calls} and suffers no fault. Fails when it is refused. */
    public JsonNode call(TestAccount account, String method, String path, Map<String, String> form) {
        return client.call(account.authorization(), method, path, form);
    }

    /** Posts JSON to the REST API as the account, in the same way. */
    public JsonNode callJson(TestAccount account, String path, Map<String, ?> body) {
        return client.postJson(account.authorization(), path, body);
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
