package io.switchboard.conversation.sending.dispatch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.switchboard.conversation.message.StatusChange;
import io.switchboard.conversation.message.StatusReport;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.SendMessage;
import io.switchboard.web.TenantId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** Messages into a conversation of Twilio's: each is there once, whatever becomes of the answer. */
class ConversationSendingTests {

    private static final String CONVERSATION = "CH0123456789abcdef0123456789abcdef";
    private static final String MESSAGES = "/conversations/v1/Conversations/" + CONVERSATION + "/Messages";

    private final SendingFixture world = new SendingFixture();
    private final List<Map<String, String>> stored = new CopyOnWriteArrayList<>();
    private final List<String> fromNumber = new CopyOnWriteArrayList<>();
    private HttpServer twilio;
    private SendingProcess process;
    private int failNext;
    private boolean isClosed;
    private boolean isRemoved;
    private boolean storesBeforeFailure = true;

    @BeforeEach
    void start() throws IOException {
        twilio = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        twilio.createContext("/", this::answer);
        twilio.start();
        process = new SendingProcess(
                world.database,
                world.published,
                world.directory,
                world.clock,
                SendingProcess.settings(
                        URI.create("http://localhost:" + twilio.getAddress().getPort()),
                        SendingProcess.POLICY,
                        Duration.ofSeconds(2)));
    }

    @AfterEach
    void close() {
        process.close();
        twilio.stop(0);
        world.close();
    }

    @Test
    void aMessageIsAddedToTheConversationWithOurId() {
        var hello = text("Hello");

        process.take(hello);
        process.runDue();
        process.runFor(Duration.ofMinutes(2), world.clock);

        assertThat(stored).hasSize(1);
        assertThat(stored.getFirst())
                .containsEntry("Body", "Hello")
                .containsEntry("Attributes", "{\"switchboardMessageId\":\"" + hello.messageId() + "\"}");
        assertThat(process.message(hello).twilioSid()).startsWith("IM");
        assertThat(fromNumber).isEmpty();
    }

    @Test
    void aLostAnswerIsFoundAmongTheConversationsMessages() {
        failNext = 500;
        var hello = text("Hello");

        process.take(hello);
        process.runDue();
        process.runFor(Duration.ofMinutes(2), world.clock);

        assertThat(stored).hasSize(1);
        assertThat(process.message(hello).twilioSid()).startsWith("IM");
    }

    @Test
    void aRequestThatDidNotArriveIsRepeatedAfterTheLookup() {
        failNext = 500;
        storesBeforeFailure = false;
        var hello = text("Hello");

        process.take(hello);
        process.runDue();
        assertThat(stored).isEmpty();
        process.runFor(Duration.ofMinutes(2), world.clock);

        assertThat(stored).hasSize(1);
        assertThat(process.message(hello).twilioSid()).startsWith("IM");
    }

    @Test
    void theWebhookOfALostAnswerEndsTheAttempt() {
        failNext = 500;
        var hello = text("Hello");
        process.take(hello);
        process.runDue();

        process.statuses()
                .apply(List.of(new StatusReport(
                        new TenantId("demo"),
                        sid(0),
                        hello.messageId(),
                        StatusChange.of("queued", world.clock.instant()),
                        new CloudEvent<>("e", "t", "/s", null, world.clock.instant(), "demo", "x"))));
        process.runFor(Duration.ofMinutes(1), world.clock);

        assertThat(stored).hasSize(1);
        assertThat(process.message(hello).twilioSid()).isEqualTo(sid(0));
    }

    @Test
    void aMessageToAConversationThatHasEndedGoesFromNumberToNumber() {
        isClosed = true;
        var hello = text("Hello");

        process.take(hello);
        process.runFor(Duration.ofSeconds(30), world.clock);

        assertThat(stored).isEmpty();
        assertThat(fromNumber).hasSize(1);
        assertThat(process.message(hello).twilioSid()).startsWith("SM");
    }

    @Test
    void aMessageIntoARemovedConversationIsSentFromNumberToNumber() {
        isRemoved = true;
        var hello = text("Hello");

        process.take(hello);
        process.runFor(Duration.ofSeconds(30), world.clock);

        assertThat(fromNumber).hasSize(1);
        assertThat(process.message(hello).twilioSid()).startsWith("SM");
        assertThat(world.refusedAccounts()).isEmpty();
    }

    private SendMessage text(String body) {
        return process.command("demo", SendingFixture.OURS, SendingFixture.CUSTOMER, body).toBuilder()
                .twilioConversationSid(CONVERSATION)
                .build();
    }

    private static String sid(int index) {
        return "IM" + "%032x".formatted(index);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var path = exchange.getRequestURI().getPath();
        if (path.endsWith("/Messages.json")) {
            fromNumber.add(body);
            write(exchange, 201, Map.of("sid", "SM" + "0".repeat(32), "status", "queued"));
        } else if (isRemoved) {
            write(exchange, 404, Map.of("code", 20404, "message", "not found"));
        } else if (!path.equals(MESSAGES)) {
            write(exchange, 200, Map.of("sid", CONVERSATION, "state", isClosed ? "closed" : "active"));
        } else if (exchange.getRequestMethod().equals("POST")) {
            add(exchange, form(body));
        } else {
            write(exchange, 200, Map.of("messages", listed(), "meta", Map.of()));
        }
    }

    private void add(HttpExchange exchange, Map<String, String> form) throws IOException {
        if (isClosed) {
            write(exchange, 400, Map.of("code", 50351, "message", "closed"));
            return;
        }
        var failure = failNext;
        failNext = 0;
        if (failure == 0 || storesBeforeFailure) {
            stored.add(form);
        }
        write(
                exchange,
                failure == 0 ? 201 : failure,
                Map.of("sid", sid(stored.size() - 1), "delivery", Map.of("total", 1)));
    }

    private List<Map<String, String>> listed() {
        return Stream.iterate(stored.size() - 1, n -> n >= 0, n -> n - 1)
                .map(n -> Map.of(
                        "sid",
                        sid(n),
                        "attributes",
                        stored.get(n).get("Attributes"),
                        "date_created",
                        world.clock.instant().toString()))
                .toList();
    }

    private static Map<String, String> form(String body) {
        var form = new LinkedHashMap<String, String>();
        for (var pair : body.split("&", -1)) {
            var parts = pair.split("=", 2);
            form.put(
                    URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
                    URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return form;
    }

    private static void write(HttpExchange exchange, int status, Object answer) throws IOException {
        var json = JsonMapper.shared().writeValueAsBytes(answer);
        exchange.sendResponseHeaders(status, json.length);
        exchange.getResponseBody().write(json);
        exchange.close();
    }
}
