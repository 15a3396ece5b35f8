package io.switchboard.provisioning.sync;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.mongodb.client.MongoDatabase;
import io.switchboard.change.audit.AuditActor;
import io.switchboard.emulator.behaviour.ApiCallLog.ApiCall;
import io.switchboard.emulator.behaviour.ApiFault;
import io.switchboard.events.audit.AuditEntry;
import io.switchboard.events.number.NumberOperation;
import io.switchboard.provisioning.EmulatedTwilio;
import io.switchboard.provisioning.accounts.Accounts;
import io.switchboard.provisioning.conversations.ConversationsPlanner;
import io.switchboard.provisioning.conversations.ConversationsRepairer;
import io.switchboard.provisioning.place.PlaceHistory;
import io.switchboard.provisioning.place.PlaceResult;
import io.switchboard.provisioning.records.PhoneNumber;
import io.switchboard.testing.TestMongo;
import io.switchboard.testing.emulator.TwilioFault;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/** The places besides numbers that a pass compares and repairs: WhatsApp senders and the webhook of Conversations. */
class AccountPlacesTests {

    private static final String WHATSAPP = "https://a.example/api/webhooks/whatsapp#rc=3&rp=5xx,ct,rt&ct=2000&rt=5000";
    private static final String STATUS = "https://a.example/api/webhooks/status#rc=3&rp=5xx,ct,rt&ct=2000&rt=5000";
    private static final String CONVERSATIONS = "https://a.example/api/webhooks/conversations";
    private static final String FOREIGN = "https://other.example/hook";
    private static final AuditActor ADMIN = new AuditActor("ada", null, List.of("admin"));

    private static final MongoDatabase DATABASE = TestMongo.emptyDatabase();
    private static final EmulatedTwilio TWILIO = new EmulatedTwilio();
    private static ProvisioningInstance instance;

    private final String address = EmulatedTwilio.address();
    private final String tenant = "tenant-" + EmulatedTwilio.sid("x");
    private String accountSid = "";
    private String sender = "";

    @BeforeAll
    static void start() {
        instance = new ProvisioningInstance(
                DATABASE,
                TWILIO.url(),
                "one",
                Map.of(
                        "switchboard.provisioning.twilio.auth-token",
                        TWILIO.mainToken,
                        "switchboard.provisioning.adoption.numbers",
                        "all"));
    }

    @AfterAll
    static void stop() {
        instance.close();
        DATABASE.drop();
    }

    @BeforeEach
    void addNumber() {
        accountSid = TWILIO.addAccount(tenant);
        TWILIO.addNumber(accountSid, address);
        sender = TWILIO.addSender(accountSid, address, Map.of("callback_url", FOREIGN));
    }

    @AfterEach
    void reset() {
        TWILIO.reset();
    }

    @Test
    void aSenderOfAManagedNumberHasOurWebhooksAfterAPass() {
        sync();

        assertThat(TWILIO.sender(accountSid, sender, "callback_url")).isEqualTo(WHATSAPP);
        assertThat(TWILIO.sender(accountSid, sender, "fallback_url")).isEqualTo(WHATSAPP);
        assertThat(TWILIO.sender(accountSid, sender, "status_callback_url")).isEqualTo(STATUS);
        assertThat(audited("whatsapp-sender.webhooks-repaired")).singleElement().satisfies(entry -> {
            assertThat(entry.subject()).isEqualTo("system:repair-loop");
            assertThat(entry.outcome()).isEqualTo(AuditEntry.Outcome.SUCCEEDED);
            assertThat(String.valueOf(entry.before())).contains(FOREIGN);
        });
        assertThat(instance.published(NumberOperation.class))
                .filteredOn(operation -> address.equals(operation.address()))
                .extracting(NumberOperation::step)
                .contains("repaired");
    }

    @Test
    void aPassWithoutDriftReadsListsOnly() {
        TWILIO.addSender(accountSid, EmulatedTwilio.address(), Map.of("callback_url", FOREIGN));
        sync();
        TWILIO.forgetCalls();

        var report = sync();

        assertThat(report.places).isZero();
        assertThat(TWILIO.calls()).extracting(ApiCall::method).containsOnly("GET");
        assertThat(TWILIO.calls())
                .extracting(ApiCall::target)
                .filteredOn(target -> target.contains("Senders/"))
                .as("of a single sender")
                .isEmpty();
    }

    @Test
    void aSenderWhoseNumberDoesNotWantWhatsappGetsBackWhatItHad() {
        sync();
        wants(List.of("sms"));

        sync();

        assertThat(TWILIO.sender(accountSid, sender, "callback_url")).isEqualTo(FOREIGN);
        assertThat(TWILIO.sender(accountSid, sender, "status_callback_url")).isEmpty();
        TWILIO.setSender(accountSid, sender, Map.of("callback_url", "https://third.example/"));
        assertThat(sync().places).isZero();
    }

    @Test
    void conversationsReportExactlyTheEventsThatAreProcessed() {
        sync();

        var webhook = TWILIO.conversationsWebhook(accountSid);
        assertThat(webhook.path("post_webhook_url").asString()).isEqualTo(CONVERSATIONS);
        assertThat(webhook.path("method").asString()).isEqualTo("POST");
        assertThat(webhook.path("filters").valueStream().map(event -> event.asString()))
                .containsExactlyInAnyOrderElementsOf(ConversationsPlanner.EVENTS);
        assertThat(audited("conversations.webhooks-repaired")).hasSize(1);
    }

    @Test
    void eventsBeforeTheFactStayWhereAWebhookTakesThem() {
        TWILIO.setConversationsWebhook(
                accountSid, Map.of("PreWebhookUrl", FOREIGN, "Filters", "onMessageAdd", "Method", "GET"));

        sync();

        var webhook = TWILIO.conversationsWebhook(accountSid);
        assertThat(webhook.path("pre_webhook_url").asString()).isEqualTo(FOREIGN);
        assertThat(webhook.path("filters").valueStream().map(event -> event.asString()))
                .contains("onMessageAdd")
                .hasSize(ConversationsPlanner.EVENTS.size() + 1);
        assertThat(sync().places).isZero();
    }

    @Test
    void aWebhookOfConversationsThatLeadsElsewhereStaysUntilItIsTakenOver() {
        TWILIO.setConversationsWebhook(accountSid, Map.of("PostWebhookUrl", FOREIGN));
        sync();
        assertThat(conversationsUrl()).isEqualTo(FOREIGN);

        assertThat(takeOver())
                .isNotNull()
                .satisfies(result -> assertThat(result.isChanged()).isTrue());
        assertThat(conversationsUrl()).isEqualTo(CONVERSATIONS);

        TWILIO.setConversationsWebhook(accountSid, Map.of("PostWebhookUrl", FOREIGN));
        sync();
        assertThat(conversationsUrl()).as("a place that Switchboard manages").isEqualTo(CONVERSATIONS);
    }

    static Stream<Named<ApiFault>> faultsOfSenders() {
        return faults("Channels/Senders/XE");
    }

    static Stream<Named<ApiFault>> faultsOfConversations() {
        return faults("Configuration/Webhooks");
    }

    private static Stream<Named<ApiFault>> faults(String path) {
        var change = TwilioFault.on("POST", path);
        return Stream.of(
                Named.of("refused", change.isRefused(400, 20001)),
                Named.of("fails before", change.isRefused(503, 20500)),
                Named.of("fails after", change.isAcceptedAndAnsweredWith(500, 20500)),
                Named.of("cut off", change.isAcceptedAndCutOff()),
                Named.of("no JSON", change.isAnsweredWith(200, "<html>", Map.of())),
                Named.of("accepted and not made", change.isAnsweredWith(200, "{}", Map.of())),
                Named.of("busy", change.once().isRefused(429, 20429)));
    }

    @ParameterizedTest
    @MethodSource("faultsOfSenders")
    void aSenderIsRepairedAfterAnyFailure(ApiFault fault) {
        TWILIO.fails(fault);
        sync();
        sync();
        assertThat(audited("whatsapp-sender.webhooks-repaired")).hasSizeLessThanOrEqualTo(2);

        TWILIO.mend();
        sync();

        assertThat(TWILIO.sender(accountSid, sender, "callback_url")).isEqualTo(WHATSAPP);
        assertThat(history("whatsapp-sender|" + sender)).isNull();
    }

    @ParameterizedTest
    @MethodSource("faultsOfConversations")
    void conversationsAreRepairedAfterAnyFailure(ApiFault fault) {
        TWILIO.fails(fault);
        sync();
        sync();

        TWILIO.mend();
        sync();

        assertThat(conversationsUrl()).isEqualTo(CONVERSATIONS);
        assertThat(history("conversations|" + accountSid)).isNull();
    }

    @Test
    void aLieAboutASenderIsNoticed() {
        TWILIO.fails(TwilioFault.on(null, "Channels/Senders")
                .isAnsweredWithALie(Map.of(), Map.of("callback_url", "https://old.example/", "status", "ONLINE")));

        var report = sync();

        assertThat(report.failingPlaces()).isOne();
        assertThat(history("whatsapp-sender|" + sender)).contains("still returns other values");
    }

    @Test
    void aRefusedListStopsNothingElse() {
        TWILIO.refuses("GET", "Channels/Senders");

        var report = sync();

        assertThat(report.isComplete()).isTrue();
        assertThat(conversationsUrl()).isEqualTo(CONVERSATIONS);
    }

    private static SyncReport sync() {
        return instance.sync(true);
    }

    private void wants(List<String> channels) {
        instance.bean(MongoOperations.class)
                .updateFirst(
                        query(where("address").is(address)),
                        new Update().set("enabledChannels", channels),
                        PhoneNumber.class);
    }

    private PlaceResult takeOver() {
        var accounts = instance.bean(Accounts.class);
        var account = accounts.find(accountSid).orElseThrow();
        return instance.bean(ConversationsRepairer.class)
                .repair(accounts.connect(account), account.tenantId(), ADMIN, true)
                .orElseThrow();
    }

    private String conversationsUrl() {
        return TWILIO.conversationsWebhook(accountSid).path("post_webhook_url").asString("");
    }

    /** Returns why the place cannot be configured; null for a place in order. */
    private static @Nullable String history(String place) {
        var failure = instance.bean(PlaceHistory.class).of(place).failure();
        return failure == null ? null : failure.detail();
    }

    private List<AuditEntry> audited(String what) {
        return instance.audit().stream()
                .filter(entry -> entry.what().equals(what) && entry.tenantId().equals(tenant))
                .toList();
    }
}
