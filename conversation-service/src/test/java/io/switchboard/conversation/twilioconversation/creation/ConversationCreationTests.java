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
import java.util.Optional;
import java.util.TreeMap;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.switchboard.conversation.conversation.ConversationSummaries;
import io.switchboard.conversation.conversation.Conversations;
import io.switchboard.conversation.message.AddressPair;
import io.switchboard.conversation.sending.SenderAccounts;
import io.switchboard.conversation.support.OneNumber;
import io.switchboard.conversation.support.TestStore;
import io.switchboard.conversation.twilioconversation.ConversationBinder;
import io.switchboard.conversation.twilioconversation.TwilioConversations;
import io.switchboard.directory.Account;
import io.switchboard.directory.Directory;
import io.switchboard.events.Address;
import io.switchboard.events.Conversation;
import io.switchboard.events.NumberRecord;
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
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Creating conversations at Twilio: one for the same request, whatever becomes of an answer. */
class ConversationCreationTests {

    private static final String CUSTOMER = "+15551238888";
    private static final String OTHER = "+15551239999";

    private final TestStore store = new TestStore();
    private final Map<String, String> sidByUniqueName = new TreeMap<>();
    private final Map<String, List<String>> addressesBySid = new TreeMap<>();
    private HttpServer twilio;
    private TwilioClients clients;
    private ConversationCreations creations;
    private ConversationCreator creator;
    private ConversationCreationController controller;
    private Runnable beforeCreate = () -> {};
    private Runnable beforeAdd = () -> {};
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
    void aCreationIsNotDueWhileItsRequestTalksToTwilio() {
        var due = new ArrayList<StoredCreation>();
        beforeCreate = () -> due.addAll(creations.due(store.clock().instant()));

        controller.create(OneNumber.TENANT, form(CUSTOMER));

        assertThat(due).isEmpty();
    }

    @Test
    void aConversationThatAnotherAttemptCreatedIsUsed() {
        beforeCreate = () -> {
            sidByUniqueName.put(uniqueName(), sid(9));
            addressesBySid.put(sid(9), new ArrayList<>());
        };

        var created = controller.create(OneNumber.TENANT, form(CUSTOMER));

        assertThat(created.getStatusCode()).isEqualTo(HttpStatus.CREATED);
        assertThat(addressesBySid).containsExactly(Map.entry(sid(9), List.of(CUSTOMER)));
    }

    @Test
    void aParticipantThatAnotherAttemptAddedIsNotRefused() {
        beforeAdd = () -> addressesBySid.replaceAll((sid, addresses) -> new ArrayList<>(List.of(CUSTOMER, OTHER)));

        var created = controller.create(OneNumber.TENANT, group());

        assertThat(created.getStatusCode()).isEqualTo(HttpStatus.CREATED);
        assertThat(addressesBySid.values()).containsExactly(List.of(CUSTOMER, OTHER));
    }

    @Test
    void aCreationThatFailsHoldsNoOtherUp() {
        var failing = new ConversationCreator(
                creations,
                store.get(TwilioConversations.class),
                store.get(ConversationBinder.class),
                new BrokenAccount("AC1"),
                clients,
                store.clock());
        var loop = new CreationLoop(creations, failing, store.leases("one"), store.clock(), Duration.ofSeconds(2));
        creations.begin(stored("AC1", CUSTOMER));
        store.clock().advance(Duration.ofSeconds(1));
        creations.begin(stored(OneNumber.ACCOUNT_SID, OTHER));
        store.clock().advance(Duration.ofSeconds(11));

        loop.attemptDue();

        assertThat(addressesBySid.values()).containsExactly(List.of(OTHER));
        assertThat(creations.due(store.clock().instant())).isEmpty();
        assertThat(creations.due(store.clock().instant().plusSeconds(11)))
                .extracting(StoredCreation::accountSid)
                .containsExactly("AC1");
    }

    @Test
    void severalCustomersAreAGroup() {
        var created = controller.create(OneNumber.TENANT, group());

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

    private static ConversationForm group() {
        return new ConversationForm(
                "twilio-conversations", OneNumber.ADDRESS, null, List.of(CUSTOMER, OTHER), null, "Team");
    }

    private StoredCreation stored(String accountSid, String customer) {
        var pairs = List.of(new AddressPair(Address.SMS, OneNumber.ADDRESS, customer));
        var now = store.clock().instant();
        return StoredCreation.of(OneNumber.TENANT, accountSid, pairs, null, "switchboard-" + customer, now);
    }

    private String uniqueName() {
        return Objects.requireNonNull(store.get(MongoOperations.class).findOne(new Query(), StoredCreation.class))
                .uniqueName();
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
            beforeCreate.run();
            create(exchange, form.getOrDefault("UniqueName", ""));
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

    private void create(HttpExchange exchange, String uniqueName) throws IOException {
        var sid = sid(sidByUniqueName.size() + 1);
        if (sidByUniqueName.putIfAbsent(uniqueName, sid) != null) {
            write(exchange, 409, Map.of("code", 50353, "message", "exists"));
        } else {
            addressesBySid.put(sid, new ArrayList<>());
            writeUnlessLost(exchange, conversation(sid));
        }
    }

    private void add(HttpExchange exchange, String sid, String address) throws IOException {
        beforeAdd.run();
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

    /** Fails where one account is looked up. */
    private record BrokenAccount(String broken, OneNumber others) implements Directory {

        BrokenAccount(String broken) {
            this(broken, new OneNumber());
        }

        @Override
        public Optional<Account> account(String accountSid) {
            if (accountSid.equals(broken)) {
                throw new IllegalStateException("a broken record");
            }
            return others.account(accountSid);
        }

        @Override
        public Optional<NumberRecord> number(String address) {
            return others.number(address);
        }

        @Override
        public List<NumberRecord> numbersOf(String tenantId) {
            return others.numbersOf(tenantId);
        }
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
