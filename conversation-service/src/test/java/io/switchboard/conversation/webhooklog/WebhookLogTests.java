package io.switchboard.conversation.webhooklog;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import io.switchboard.conversation.call.StoredCall;
import io.switchboard.conversation.message.StoredMessage;
import io.switchboard.conversation.support.TestDirectory;
import io.switchboard.conversation.support.TestStore;
import io.switchboard.conversation.webhooklog.WebhookLogEntry.WebhookSubject;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.EventType;
import io.switchboard.events.TopicNames;
import io.switchboard.events.twilio.RejectedWebhook;
import io.switchboard.events.twilio.TwilioEvent;
import io.switchboard.events.twilio.TwilioEventType;
import io.switchboard.events.webhook.WebhooksLogged;
import io.switchboard.kafka.EventPublisher;
import io.switchboard.mongo.IdGenerator;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.Cursor;
import io.switchboard.web.TenantId;
import org.apache.kafka.common.KafkaException;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.data.mongodb.core.MongoOperations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class WebhookLogTests {

    private static final TenantId DEMO = new TenantId("demo");
    private static final String ACCOUNT = "AC000000000000000000000000000000d1";
    private static final String MESSAGE = "SM" + "1".repeat(32);
    private static final String CALL = "CA" + "2".repeat(32);
    private static final WebhookLogFilter ALL = WebhookLogFilter.of(null, null, null, null, null, null, null);

    private final TestStore store = new TestStore();
    private final WebhookLogSettings settings =
            new WebhookLogSettings(Duration.ofDays(7), 20, "https://hooks.example.com/");
    private final WebhookLog log = new WebhookLog(store.get(MongoOperations.class), settings);
    private final TestDirectory directory = new TestDirectory().account(ACCOUNT, "demo", "token");
    private final WebhookLogReader reader = new WebhookLogReader(directory, settings, store.clock());
    private final Instant at = store.clock().instant();

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void anAcceptedCallIsLoggedWithItsParametersAndItsTwiml() {
        log(TopicNames.TWILIO_VOICE, call(at));

        var entry = log.page(DEMO, ALL, null, 10).getFirst().view("https://hooks.example.com", null);
        assertThat(entry.outcome()).isEqualTo("accepted");
        assertThat(entry.family()).isEqualTo("inbound-call");
        assertThat(entry.parameters()).containsEntry("From", List.of("+15551230001"));
        assertThat(entry.answer()).isEqualTo(new WebhookLogEntry.Answer(200, "<Response/>", 3));
        assertThat(entry.id()).isEqualTo(CALL);
        assertThat(entry.at()).isEqualTo(at);
    }

    @Test
    void aWebhookThatIsReadAgainIsOneEntry() {
        log(TopicNames.TWILIO_VOICE, call(at));
        log(TopicNames.TWILIO_VOICE, call(at));

        assertThat(log.page(DEMO, ALL, null, 10)).hasSize(1);
    }

    @Test
    void tokensAreHidden() {
        log(TopicNames.TWILIO_VOICE, call(at));

        var entry = log.page(DEMO, ALL, null, 10).getFirst().view("https://hooks.example.com", null);
        assertThat(entry.parameters())
                .containsEntry("CallToken", List.of("(hidden)"))
                .containsEntry("StirPassportToken", List.of("(hidden)"));
        assertThat(entry.query()).containsEntry("apiKey", List.of("(hidden)"));
        assertThat(entry.toString()).doesNotContain("secret-value");
    }

    @ParameterizedTest
    @CsvSource({
        "SM11111111111111111111111111111111, , , , , 1",
        ", +15551230009, , , , 1",
        ", whatsapp:+15551230009, , , , 1",
        ", , inbound-call, , , 1",
        ", , , accepted, , 2",
        ", , debugger, , , 0",
        ", , , , received, 1",
        ", , , , 200, 2",
        ", , , , 403, 0",
        ", , inbound-call, , received, 0",
        "SM11111111111111111111111111111111, , inbound-call, , , 0",
    })
    void isFoundBySidNumberFamilyOutcomeAndStatus(
            @Nullable String sid,
            @Nullable String number,
            @Nullable String family,
            @Nullable String outcome,
            @Nullable String status,
            int found) {
        log(TopicNames.TWILIO_VOICE, call(at));
        log(TopicNames.TWILIO_MESSAGING, text(at.plusSeconds(1)));

        assertThat(log.page(DEMO, WebhookLogFilter.of(sid, number, family, outcome, status, null, null), null, 10))
                .hasSize(found);
    }

    @Test
    void isFoundByTimeAndReadPageByPage() {
        for (var n = 0; n < 5; n++) {
            log(TopicNames.TWILIO_MESSAGING, text(at.plusSeconds(n)));
        }
        var filter = WebhookLogFilter.of(
                null,
                null,
                null,
                null,
                null,
                at.plusSeconds(1).toString(),
                at.plusSeconds(4).toString());

        var first = log.page(DEMO, filter, null, 2);
        var last = first.getLast();
        var second = log.page(DEMO, filter, Cursor.of(last.at(), last.id()), 2);

        assertThat(first).extracting(StoredWebhook::at).containsExactly(at.plusSeconds(3), at.plusSeconds(2));
        assertThat(second).extracting(StoredWebhook::at).containsExactly(at.plusSeconds(1));
    }

    @Test
    void aTenantSeesItsOwnOnly() {
        log(TopicNames.TWILIO_VOICE, call(at));

        assertThat(log.page(new TenantId("other"), ALL, null, 10)).isEmpty();
    }

    @Test
    void aRejectedWebhookOfAKnownAccountIsLoggedAndNoOther() {
        log(TopicNames.TWILIO_REJECTED, rejected(1, ACCOUNT));
        log(TopicNames.TWILIO_REJECTED, rejected(2, "AC" + "e".repeat(32)));
        log(TopicNames.TWILIO_REJECTED, rejected(3, null));

        var entries = log.page(DEMO, ALL, null, 10);
        assertThat(entries).hasSize(1);
        var entry = entries.getFirst().view("https://hooks.example.com", null);
        assertThat(entry.outcome()).isEqualTo("rejected");
        assertThat(entry.reason()).isEqualTo("bad-signature");
        assertThat(entry.family()).isEqualTo("inbound-message");
        assertThat(entry.parameters()).containsEntry("Body", List.of("Hi & bye"));
        assertThat(entry.answer()).isEqualTo(new WebhookLogEntry.Answer(403, null, 1));
        assertThat(entry.method()).isEqualTo("POST");
        assertThat(entry.headers())
                .containsEntry("Content-Type", "application/x-www-form-urlencoded")
                .containsEntry("X-Twilio-Signature", "(hidden)");
        assertThat(entry.toString()).doesNotContain("c2lnbmF0dXJl");
    }

    @Test
    void theUrlThatIsSignedIsShownWithoutSecrets() {
        log(TopicNames.TWILIO_VOICE, call(at));

        var entry = log.page(DEMO, ALL, null, 10).getFirst().view(settings.publicBaseUrl(), null);
        assertThat(entry.url()).isEqualTo("https://hooks.example.com/api/webhooks/voice?apiKey=(hidden)");
    }

    @Test
    void theMessageOrCallOfAWebhookIsFoundForItsTenantOnly() {
        log(TopicNames.TWILIO_VOICE, call(at));
        log(TopicNames.TWILIO_MESSAGING, text(at.plusSeconds(1)));
        var mongo = store.get(MongoOperations.class);
        insert(mongo, StoredCall.class, "call-1", "demo|" + CALL);
        insert(mongo, StoredMessage.class, "message-of-another", "other|" + MESSAGE);
        var webhooks = log.page(DEMO, ALL, null, 10);

        var subjects = new WebhookSubjects(mongo).of(DEMO, webhooks);

        assertThat(subjects.values()).containsExactly(new WebhookSubject("call", "call-1", "conversation-1"));
        assertThat(new WebhookSubjects(mongo).of(DEMO, List.of())).isEmpty();
    }

    private static void insert(MongoOperations mongo, Class<?> stored, String id, String key) {
        var document = new Document("_id", id).append("key", key).append("conversationId", "conversation-1");
        mongo.insert(document, mongo.getCollectionName(stored));
    }

    @Test
    void rejectedWebhooksOfAnAccountAreLimitedPerMinute() {
        var batch = new ArrayList<StoredWebhook>();
        for (var n = 0; n < 15; n++) {
            batch.add(read(TopicNames.TWILIO_REJECTED, rejected(n, ACCOUNT)));
        }
        assertThat(log.add(batch)).isZero();
        for (var n = 15; n < 40; n++) {
            batch.add(read(TopicNames.TWILIO_REJECTED, rejected(n, ACCOUNT)));
        }

        log.add(batch.subList(15, 40));

        assertThat(log.page(DEMO, ALL, null, 100)).hasSize(20);
    }

    @Test
    void whatReconciliationFoundIsShownAsRecovered() {
        var event = text(at);
        log(
                TopicNames.TWILIO_MESSAGING,
                new CloudEvent<>(
                        event.id(),
                        event.type(),
                        "/conversation-service/reconciliation/accounts/" + ACCOUNT,
                        event.subject(),
                        event.time(),
                        event.tenantId(),
                        event.data()));

        assertThat(log.page(DEMO, ALL, null, 10))
                .extracting(StoredWebhook::outcome)
                .containsExactly("recovered");
    }

    @Test
    void entriesAreDeletedAfterTheirTime() {
        log(TopicNames.TWILIO_VOICE, call(at));
        log.deleteExpired(at.plus(Duration.ofDays(6)));
        assertThat(log.page(DEMO, ALL, null, 10)).hasSize(1);

        log.deleteExpired(at.plus(Duration.ofDays(7)));

        assertThat(log.page(DEMO, ALL, null, 10)).isEmpty();
    }

    @Test
    void namesWithDotsAndDollarsAreKept() {
        var parameters =
                Map.of("MessagingBinding.Address", List.of("+1", "+2"), "$where", List.of("1"), "", List.of(""));
        log(
                TopicNames.TWILIO_CONVERSATIONS,
                event("CH1/onConversationAdded", "com.twilio.conversations.conversation.added", at, parameters, null));

        assertThat(log.page(DEMO, ALL, null, 10)
                        .getFirst()
                        .view("https://hooks.example.com", null)
                        .parameters())
                .isEqualTo(parameters);
    }

    @ParameterizedTest
    @CsvSource({
        "SM1, , , , , , invalid-filter",
        ", , calls, , , , invalid-filter",
        ", , , lost, , , invalid-filter",
        ", , , , No Answer, , invalid-filter",
        ", , , , 9999, , invalid-filter",
        ", ' ', , , , , invalid-filter",
        ", , , , , yesterday, invalid-time",
    })
    void aFilterThatIsNoneIsAProblem(
            @Nullable String sid,
            @Nullable String number,
            @Nullable String family,
            @Nullable String outcome,
            @Nullable String status,
            @Nullable String from,
            String type) {
        assertThatExceptionOfType(ApiProblem.class)
                .isThrownBy(() -> WebhookLogFilter.of(sid, number, family, outcome, status, from, null))
                .satisfies(problem ->
                        assertThat(String.valueOf(problem.getBody().getType())).endsWith(type));
    }

    @Test
    void whoWatchesIsToldOfNewEntriesForAMinute() {
        var watches = new WebhookLogWatches(store.get(MongoOperations.class));
        var announcer =
                new WebhookLogAnnouncer(watches, store.get(EventPublisher.class), new IdGenerator(), store.clock());
        var batch = List.of(
                read(TopicNames.TWILIO_VOICE, call(at)), read(TopicNames.TWILIO_MESSAGING, text(at.plusSeconds(1))));
        announcer.announce(batch);
        watches.watch(new TenantId("other"), store.clock().instant());
        announcer.announce(batch);
        assertThat(store.published().take()).isEmpty();

        watches.watch(DEMO, store.clock().instant());
        announcer.announce(batch);

        assertThat(store.published().take()).singleElement().satisfies(event -> {
            assertThat(event.tenantId()).isEqualTo("demo");
            assertThat(EventType.of(event.type()))
                    .hasValueSatisfying(type -> assertThat(type.isTransient()).isTrue());
            assertThat(event.data()).isEqualTo(new WebhooksLogged(2, at.plusSeconds(1)));
        });
        store.clock().advance(WebhookLogWatches.DURATION);
        announcer.announce(batch);
        assertThat(store.published().take()).isEmpty();
    }

    @Test
    void anAnnouncementThatFailsHoldsNothingUp() {
        var watches = new WebhookLogWatches(store.get(MongoOperations.class));
        watches.watch(DEMO, store.clock().instant());
        store.published().beforeEach(() -> {
            throw new KafkaException("Kafka is down");
        });

        assertThatCode(() -> new WebhookLogAnnouncer(
                                watches, store.get(EventPublisher.class), new IdGenerator(), store.clock())
                        .announce(List.of(read(TopicNames.TWILIO_VOICE, call(at)))))
                .doesNotThrowAnyException();
    }

    private void log(String topic, CloudEvent<?> event) {
        reader.read(topic, event).ifPresent(entry -> log.add(List.of(entry)));
    }

    private StoredWebhook read(String topic, CloudEvent<?> event) {
        return reader.read(topic, event).orElseThrow();
    }

    private static CloudEvent<TwilioEvent> call(Instant at) {
        var parameters = Map.of(
                "CallSid", List.of(CALL),
                "From", List.of("+15551230001"),
                "To", List.of("+15005550006"),
                "CallToken", List.of("secret-value"),
                "StirPassportToken", List.of("secret-value"));
        return event(CALL, TwilioEventType.INBOUND_CALL, at, parameters, new TwilioEvent.Answer(200, "<Response/>", 3));
    }

    private static CloudEvent<TwilioEvent> text(Instant at) {
        var parameters = Map.of(
                "MessageSid", List.of(MESSAGE),
                "SmsStatus", List.of("received"),
                "From", List.of("whatsapp:+15551230009"),
                "To", List.of("whatsapp:+15005550006"));
        return event(
                MESSAGE + "/" + at,
                TwilioEventType.INBOUND_MESSAGE,
                at,
                parameters,
                new TwilioEvent.Answer(200, null, 1));
    }

    private static CloudEvent<TwilioEvent> event(
            String id,
            String type,
            Instant at,
            Map<String, List<String>> parameters,
            TwilioEvent.@Nullable Answer answer) {
        var twilio = new TwilioEvent(
                id,
                type,
                ACCOUNT,
                at,
                "/api/webhooks/voice",
                Map.of("apiKey", List.of("secret-value")),
                parameters,
                answer);
        return new CloudEvent<>(id, type, "/ingress-service/accounts/" + ACCOUNT, null, at, "demo", twilio);
    }

    private CloudEvent<RejectedWebhook> rejected(int number, @Nullable String account) {
        var body = "AccountSid=" + account + "&Body=Hi+%26+bye&From=%2B15551230001";
        var rejected = new RejectedWebhook(
                "bad-signature",
                account,
                at,
                "POST",
                "/api/webhooks/sms",
                "/api/webhooks/sms",
                "application/x-www-form-urlencoded",
                "c2lnbmF0dXJl",
                Base64.getEncoder().encodeToString(body.getBytes(StandardCharsets.UTF_8)),
                null,
                403,
                1);
        return new CloudEvent<>(
                "fingerprint" + number,
                "io.switchboard.webhook.rejected",
                "/ingress-service",
                null,
                at,
                null,
                rejected);
    }
}
