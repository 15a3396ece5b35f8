package io.switchboard.conversation.twilioconversation.creation;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.switchboard.conversation.conversation.ConversationSummaries;
import io.switchboard.conversation.conversation.Conversations;
import io.switchboard.conversation.sending.SenderAccounts;
import io.switchboard.conversation.support.OneNumber;
import io.switchboard.conversation.support.TestStore;
import io.switchboard.conversation.twilioconversation.ConversationBinder;
import io.switchboard.conversation.twilioconversation.TwilioConversations;
import io.switchboard.events.Conversation;
import io.switchboard.mongo.IdGenerator;
import io.switchboard.twilio.TwilioClients;
import io.switchboard.twilio.TwilioSettings;
import io.switchboard.web.ApiProblem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Creating conversations at Twilio: one for the same request, whatever becomes of an answer. */
class ConversationCreationTests {

    private static final String CUSTOMER = "+15551239999";

    private final TestStore store = new TestStore();
    private final Map<String, String> sidByUniqueName = new TreeMap<>();
    private final Map<String, List<String>> addressesBySid = new TreeMap<>();
    private HttpServer twilio;
    private TwilioClients clients;
    private ConversationCreations creations;
    private ConversationCreator creator;
    private ConversationCreationController controller;
    private int loseAnswers;
    private boolean refuses;

    @BeforeEach
    void start() throws IOException {
        twilio = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        twilio.createContext("/conversations/v1/", this::answer);
        twilio.start();
        clients = new TwilioClients(new TwilioSettings(
                URI.create("http://localhost:" + twilio.getAddress().getPort()),
                Duration.ofSeconds(2),
                Duration.ofSeconds(2)));
        creations = new ConversationCreations(store.get(MongoOperations.class));
        creator = new ConversationCreator(
                creations,
                store.get(TwilioConversations.class),
                store.get(ConversationBinder.class),
                new OneNumber(),
                clients,
                store.clock());
        controller = new ConversationCreationController(
                creations,
                creator,
                store.get(TwilioConversations.class),
                store.get(Conversations.class),
                store.get(ConversationSummaries.class),
                store.get(ConversationBinder.class),
                new SenderAccounts(new OneNumber()),
                new OneNumber(),
                new IdGenerator(),
                store.clock());
    }

    @AfterEach
    void close() {
        clients.close();
        twilio.stop(0);
        store.close();
    }

    @Test
    void theSameRequestLeadsToTheSameConversation() {
        var first = controller.create(OneNumber.TENANT, form(CUSTOMER));
        var again = controller.create(OneNumber.TENANT, form(CUSTOMER));

        assertThat(first.getStatusCode()).isEqualTo(HttpStatus.CREATED);
        assertThat(again.getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(again.getBody()).extracting("id").isEqualTo(id(first.getBody()));
        assertThat(addressesBySid.values()).containsExactly(List.of(CUSTOMER));
        assertThat(store.get(TwilioConversations.class).usable(OneNumber.TENANT, id(first.getBody())))
                .isPresent();
    }

    @Test
    void aLostAnswerIsContinuedAndCreatesNothingTwice() {
        loseAnswers = 1;
        var accepted = controller.create(OneNumber.TENANT, form(CUSTOMER));
        assertThat(accepted.getStatusCode()).isEqualTo(HttpStatus.ACCEPTED);

        loseAnswers = 1;
        continueDue();
        continueDue();

        assertThat(addressesBySid.values()).containsExactly(List.of(CUSTOMER));
        assertThat(store.get(TwilioConversations.class).usable(OneNumber.TENANT, id(accepted.getBody())))
                .isPresent();
    }

    @Test
    void severalCustomersAreAGroup() {
        var created = controller.create(
                OneNumber.TENANT,
                new ConversationForm(
                        "twilio-conversations",
                        OneNumber.ADDRESS,
                        null,
                        List.of(CUSTOMER, "+15551238888"),
                        null,
                        "Team"));

        assertThat(created.getBody()).extracting("channel", "contactName").containsExactly("group", "Team");
    }

    @Test
    void theOpenConversationOfTheTwoAddressesIsUsed() {
        sidByUniqueName.put("theirs", sid(7));
        addressesBySid.put(sid(7), new ArrayList<>(List.of(CUSTOMER)));

        var created = controller.create(OneNumber.TENANT, form(CUSTOMER));

        assertThat(addressesBySid).containsOnlyKeys(sid(7));
        assertThat(store.get(TwilioConversations.class).usable(OneNumber.TENANT, id(created.getBody())))
                .get()
                .extracting("sid")
                .isEqualTo(sid(7));
    }

    @Test
    void aRefusalIsExplainedAndNothingIsOpened() {
        refuses = true;

        assertThatThrownBy(() -> controller.create(OneNumber.TENANT, form(CUSTOMER)))
                .isInstanceOf(ApiProblem.class)
                .hasMessageContaining("50407");

        assertThat(store.get(Conversations.class).page(OneNumber.TENANT, null, 10))
                .isEmpty();
        assertThat(creations.due(store.clock().instant().plusSeconds(3600))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "elsewhere, +15005550006, +15551239999, sms, invalid-via",
        "twilio-conversations, +15005550006, 12345, sms, invalid-participants",
        "twilio-conversations, +15005550006, , sms, invalid-participants",
        "twilio-conversations, us, +15551239999, sms, invalid-from",
        "twilio-conversations, +15005550006, +15551239999, fax, invalid-channel",
        "twilio-conversations, +15005550010, +15551239999, sms, number-not-owned"
    })
    void anInvalidRequestAsksTwilioForNothing(String via, String from, String to, String channel, String problem) {
        var form = new ConversationForm(via, from, to, null, channel, null);

        assertThatThrownBy(() -> controller.create(OneNumber.TENANT, form))
                .isInstanceOfSatisfying(
                        ApiProblem.class,
                        e -> assertThat(String.valueOf(e.getBody().getType())).endsWith(problem));

        assertThat(addressesBySid).isEmpty();
    }

    private void continueDue() {
        store.clock().advance(Duration.ofSeconds(11));
        creations.due(store.clock().instant()).forEach(creator::attempt);
    }

    private static String id(@Nullable Object conversation) {
        return ((Conversation) Objects.requireNonNull(conversation)).id();
    }

    private static ConversationForm form(String to) {
        return new ConversationForm("twilio-conversations", OneNumber.ADDRESS, to, null, null, null);
    }

    private static String sid(int n) {
        return "CH%032x".formatted(n);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var form = form(exchange);
        var path = exchange.getRequestURI().getPath().replace("/conversations/v1", "");
        var isPost = exchange.getRequestMethod().equals("POST");
        var parts = path.split("/", -1);
        if (path.equals("/ParticipantConversations")) {
            write(exchange, 200, Map.of("conversations", participations(), "meta", Map.of()));
        } else if (path.equals("/Conversations")) {
            var sid = sid(sidByUniqueName.size() + 1);
            sidByUniqueName.put(form.get("UniqueName"), sid);
            addressesBySid.put(sid, new ArrayList<>());
            writeUnlessLost(exchange, conversation(sid));
        } else if (path.endsWith("/Participants") && isPost) {
            add(exchange, parts[2], form.getOrDefault("MessagingBinding.Address", ""));
        } else if (path.endsWith("/Participants")) {
            var listed = addressesBySid.getOrDefault(parts[2], List.of()).stream()
                    .map(address -> Map.of("sid", "MB", "messaging_binding", Map.of("address", address)))
                    .toList();
            write(exchange, 200, Map.of("participants", listed, "meta", Map.of()));
        } else if (exchange.getRequestMethod().equals("DELETE")) {
            addressesBySid.remove(parts[2]);
            write(exchange, 200, Map.of());
        } else {
            var sid = sidByUniqueName.getOrDefault(parts[2], parts[2]);
            write(exchange, addressesBySid.containsKey(sid) ? 200 : 404, conversation(sid));
        }
    }

    private void add(HttpExchange exchange, String sid, String address) throws IOException {
        if (refuses) {
            write(exchange, 400, Map.of("code", 50407, "message", "invalid"));
        } else if (addressesBySid.values().stream().anyMatch(addresses -> addresses.contains(address))) {
            write(exchange, 409, Map.of("code", 50416, "message", "in use"));
        } else {
            addressesBySid.computeIfAbsent(sid, key -> new ArrayList<>()).add(address);
            writeUnlessLost(exchange, Map.of("sid", "MB"));
        }
    }

    private List<Map<String, Object>> participations() {
        return addressesBySid.entrySet().stream()
                .filter(entry -> entry.getValue().contains(CUSTOMER))
                .map(entry -> Map.<String, Object>of(
                        "conversation_sid",
                        entry.getKey(),
                        "conversation_state",
                        "active",
                        "participant_messaging_binding",
                        Map.of("proxy_address", OneNumber.ADDRESS)))
                .toList();
    }

    private static Map<String, String> conversation(String sid) {
        return Map.of("sid", sid, "state", "active");
    }

    private void writeUnlessLost(HttpExchange exchange, Object answer) throws IOException {
        var isLost = loseAnswers > 0;
        loseAnswers = Math.max(0, loseAnswers - 1);
        write(exchange, isLost ? 500 : 201, answer);
    }

    private static Map<String, String> form(HttpExchange exchange) throws IOException {
        var form = new LinkedHashMap<String, String>();
        for (var pair : new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8).split("&", -1)) {
            var parts = pair.split("=", 2);
            form.put(
                    URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
                    parts.length < 2 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
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
