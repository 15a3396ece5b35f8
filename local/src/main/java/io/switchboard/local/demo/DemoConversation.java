package io.switchboard.local.demo;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import io.switchboard.local.plan.InstallationAddresses;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Sends one customer's text and one agent's answer through the running system and reports each step. */
public final class DemoConversation {

    private static final String CUSTOMER = "+15551230001";
    private static final String BUSINESS = "+15005550006";
    private static final String QUESTION = "Hi! Do you have the blue bike in stock?";
    private static final String ANSWER = "Yes, it is here. Come by any time before six.";
    private static final Set<String> LAST_STATUSES = Set.of("delivered", "undelivered", "failed", "canceled", "read");
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final InstallationAddresses installation;
    private final Consumer<String> say;
    private String doing = "";
    private String whoseLog = "";
    private int step;

    public DemoConversation(InstallationAddresses installation, Consumer<String> say) {
        this.installation = installation;
        this.say = say;
    }

    /** Runs the demonstration. Never throws: a failed step is reported, with a pointer to the cause. */
    public void tell() {
        say.accept("What happens when a customer writes:");
        next("getting a token", "issuer");
        try (var api = new DemoClient(installation)) {
            next("opening the stream", "notification");
            try (var stream = new EventStream(api)) {
                question(api, stream);
            }
        } catch (StepFailed | JacksonException e) {
            say.accept("  This did not happen: %s (%s).%n  Look at %s."
                    .formatted(
                            doing, e.getMessage(), installation.options().logs().resolve(whoseLog + ".log")));
        }
        say.accept("");
    }

    private void question(DemoClient api, EventStream stream) {
        next("a customer's text", "emulator");
        var sentAt = System.nanoTime();
        var sid = api.emulator("/control/texts", Map.of("from", CUSTOMER, "to", BUSINESS, "body", QUESTION))
                .path("sid")
                .asString();
        say("A customer (%s) texted %s: \"%s\"".formatted(CUSTOMER, BUSINESS, QUESTION));

        next("the ingress taking Twilio's webhook for " + sid, "ingress");
        var webhook = webhook(api, sid);
        say("The ingress checked Twilio's signature, kept the message in Kafka and answered %s after %s ms"
                .formatted(
                        webhook.path("answerStatus").asString(),
                        webhook.path("millis").asString()));

        next("the stream showing " + sid, "conversation");
        var pushed = stream.await(
                event -> DemoJson.isOf(event, "message.received")
                        && DemoJson.text(event, "twilioSid").equals(sid),
                TIMEOUT);
        var conversation = DemoJson.text(pushed.event(), "conversationId");
        api.gateway("/api/conversations/" + conversation);
        say("The conversation service stored it in conversation %s".formatted(conversation));
        say("The stream pushed it to the agents %d ms after the customer pressed send"
                .formatted(millis(sentAt, pushed.at())));

        answer(api, stream, conversation);
    }

    private void answer(DemoClient api, EventStream stream, String conversation) {
        next("the agent's answer", "conversation");
        var id = api.gateway("/api/conversations/%s/messages".formatted(conversation), Map.of("body", ANSWER))
                .path("id")
                .asString();
        say("An agent answered: \"%s\"".formatted(ANSWER));

        next("the delivery of message " + id, "conversation");
        awaitLastStatus(stream, id);
        var message = api.gateway("/api/messages/" + id);
        var sid = message.path("twilioSid").asString();
        say("It was sent through Twilio's API as %s, and its status went %s".formatted(sid, DemoJson.history(message)));

        next("the customer's phone receiving " + sid, "emulator");
        if (!receivedBy(api, CUSTOMER, sid)) {
            throw new StepFailed("GET /control/messages does not show it");
        }
        say("The customer's phone shows it");
    }

    /** The emulator's record of the webhook, which is complete once the ingress has answered. */
    private static JsonNode webhook(DemoClient api, String sid) {
        return PollLoop.until(
                TIMEOUT,
                () -> DemoJson.stream(api.emulator("/control/webhooks").path("webhooks"))
                        .filter(webhook -> webhook.path("parameters").toString().contains(sid))
                        .filter(webhook -> webhook.path("answerStatus").asInt(0) / 100 == 2)
                        .findFirst());
    }

    private static void awaitLastStatus(EventStream stream, String id) {
        stream.await(
                event -> DemoJson.isOf(event, "message.status-changed")
                        && DemoJson.text(event, "messageId").equals(id)
                        && LAST_STATUSES.contains(DemoJson.text(event, "status")),
                TIMEOUT);
    }

    private static boolean receivedBy(DemoClient api, String address, String sid) {
        var path = "/control/messages?address=" + URLEncoder.encode(address, StandardCharsets.UTF_8);
        return DemoJson.stream(api.emulator(path).path("messages"))
                .anyMatch(message -> message.path("sid").asString("").equals(sid));
    }

    private static long millis(long from, long to) {
        return Duration.ofNanos(to - from).toMillis();
    }

    private void next(String doing, String whoseLog) {
        this.doing = doing;
        this.whoseLog = whoseLog;
    }

    private void say(String sentence) {
        say.accept("  %d. %s".formatted(++step, sentence));
    }
}
