package io.switchboard.conversation.autoreply;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.mongodb.MongoTimeoutException;
import com.mongodb.client.MongoDatabase;
import io.switchboard.conversation.consent.RecipientConsent;
import io.switchboard.conversation.conversation.Conversations;
import io.switchboard.conversation.conversation.StoredConversation;
import io.switchboard.conversation.message.AddressPair;
import io.switchboard.conversation.message.Messages;
import io.switchboard.conversation.sending.command.OutboundMessage;
import io.switchboard.conversation.support.NewMessageBuilder;
import io.switchboard.conversation.support.OneNumber;
import io.switchboard.conversation.support.PublishedEvents;
import io.switchboard.conversation.support.TestClock;
import io.switchboard.conversation.support.WatchedDatabase;
import io.switchboard.conversation.template.Templates;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.Message;
import io.switchboard.events.SendMessage;
import io.switchboard.events.Topics;
import io.switchboard.kafka.PublishFailed;
import io.switchboard.testing.TestMongo;
import org.apache.kafka.common.errors.TimeoutException;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.switchboard.conversation.support.NewMessageBuilder.inbound;
import static io.switchboard.conversation.support.NewMessageBuilder.outbound;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class AutomaticAnswersTests {

    private static final AddressPair PAIR = new AddressPair("sms", OneNumber.ADDRESS, "+15551230001");

    private final MongoDatabase database = TestMongo.emptyDatabase();
    private final PublishedEvents published = new PublishedEvents();
    private final TestClock clock = new TestClock();
    private final AnsweringProcess process = new AnsweringProcess(database, published, clock);

    @BeforeEach
    void enable() {
        process.createIndexes();
        set(Map.of("enabled", true, "text", "Thanks! We received: {{message.body}}"));
    }

    @AfterEach
    void close() {
        process.close();
        database.drop();
    }

    @Test
    void aMessageIsAnsweredByAnOrdinaryCommand() {
        var message = text("SM1").build();

        process.store(message);

        assertThat(process.commands()).singleElement().satisfies(command -> {
            assertThat(command.body()).isEqualTo("Thanks! We received: Hi");
            assertThat(command.from()).isEqualTo(OneNumber.ADDRESS);
            assertThat(command.to()).isEqualTo("+15551230001");
            assertThat(command.tenantId()).isEqualTo("demo");
            assertThat(command.conversationId()).isEqualTo(conversation().id());
            assertThat(command.automatic()).isTrue();
            assertThat(command.createdAt()).isAfter(message.at());
        });
        assertThat(process.count("answered")).isOne();
    }

    @Test
    void theAnswerIsAnOrdinaryMessageThatIsMarked() {
        process.store(text("SM1").build());

        process.store(OutboundMessage.of(event(process.commands().getFirst())));

        var messages = process.get(Messages.class)
                .page(OneNumber.TENANT, conversation().id(), null, 10);
        assertThat(messages).extracting(message -> message.view().automatic()).containsExactly(true, null);
        assertThat(published.all())
                .filteredOn(event -> event.type().equals("io.switchboard.message.queued"))
                .extracting(event -> ((Message) event.data()).automatic())
                .containsExactly(true);
    }

    @Test
    void anAnswerIsNoReasonForSilence() {
        set(Map.of("enabled", true, "text", "Thanks!", "minIntervalMinutes", 1, "quietAfterAgentMinutes", 600));
        process.store(text("SM1").build());
        process.store(OutboundMessage.of(event(process.commands().getFirst())));
        clock.advance(Duration.ofMinutes(2));

        process.store(text("SM2").body("Another").at(clock.instant()).build());

        assertThat(process.commands()).hasSize(2);
    }

    @Test
    void aTenantWithoutAutomaticAnswersGetsNone() {
        set(Map.of("enabled", false));

        process.store(text("SM1").build());

        assertThat(process.commands()).isEmpty();
        assertThat(process.count("off")).isOne();
        assertThat(database.getCollection("automatic_answer_states").countDocuments())
                .isZero();
    }

    @Test
    void anotherTenantsSettingsDoNotMatter() {
        process.store(text("SM1")
                .tenant("other")
                .between("+15005550010", "+15551230001")
                .build());

        assertThat(process.commands()).isEmpty();
    }

    @Test
    void oneAnswerIsEnoughForABatchOfMessagesOfOneConversation() {
        process.store(
                text("SM1").body("One").build(),
                text("SM2").body("Two").build(),
                text("SM3")
                        .body("Three")
                        .between(OneNumber.ADDRESS, "+15551230002")
                        .build());

        assertThat(process.commands())
                .extracting(SendMessage::body)
                .containsExactly("Thanks! We received: One", "Thanks! We received: Three");
        assertThat(process.count("too_soon")).isOne();
    }

    @Test
    void theNextAnswerComesAfterTheInterval() {
        process.store(text("SM1").body("One").build());
        clock.advance(Duration.ofMinutes(59));
        process.store(text("SM2").body("Two").at(clock.instant()).build());
        clock.advance(Duration.ofMinutes(1));
        process.store(text("SM3").body("Three").at(clock.instant()).build());

        assertThat(process.commands())
                .extracting(SendMessage::body)
                .containsExactly("Thanks! We received: One", "Thanks! We received: Three");
    }

    @Test
    void aConversationInWhichAPersonWritesGetsNoAnswer() {
        process.store(outbound().between(PAIR).at(clock.instant()).build());
        clock.advance(Duration.ofMinutes(29));
        process.store(text("SM1").body("One").at(clock.instant()).build());
        assertThat(process.commands()).isEmpty();
        assertThat(process.count("person")).isOne();

        clock.advance(Duration.ofMinutes(1));
        process.store(text("SM2").body("Two").at(clock.instant()).build());

        assertThat(process.commands()).hasSize(1);
    }

    @Test
    void aMessageToANumberThatIsNotTheTenantsGetsNoAnswer() {
        process.store(text("SM1").between("+15005559999", "+15551230001").build());

        assertThat(process.commands()).isEmpty();
        assertThat(process.count("unrouted")).isOne();
    }

    @Test
    void aCustomerWhoRefusedGetsNoAnswer() {
        RecipientConsent refused = (tenant, pairs) -> Set.copyOf(pairs);
        try (var other = new AnsweringProcess(database, published, clock, refused)) {
            other.store(text("SM1").build());

            assertThat(other.commands()).isEmpty();
            assertThat(other.count("opted_out")).isOne();
        }
    }

    @Test
    void aCustomerWhoSaidStopGetsNoAnswerUntilStart() {
        process.store(text("SM1").body("STOP").build());
        clock.advance(Duration.ofHours(2));
        process.store(text("SM2").body("Are you open?").build());
        assertThat(process.commands()).isEmpty();
        assertThat(process.count("opt_out_word")).isOne();
        assertThat(process.count("opted_out")).isOne();
        clock.advance(Duration.ofHours(2));
        process.store(text("SM3").body("START").build());

        process.store(text("SM4")
                .body("Are you open?")
                .at(clock.instant().plusMillis(1))
                .build());

        assertThat(process.commands()).hasSize(1);
    }

    @Test
    void aKeywordIsAnsweredByItsTemplate() {
        var template = builtIn("out-of-office");
        process.set("keywords", rule(template));

        process.store(text("SM1").build());

        assertThat(process.commands())
                .singleElement()
                .satisfies(command -> assertThat(command.body()).contains("We received: Hi", "out of the office"));
    }

    /** What is wrong with an answer costs the answer, and neither the message nor the messages beside it. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aTemplateThatIsGoneOrUnreadableCostsTheAnswerOnly(boolean isReadable) {
        var template = builtIn("out-of-office");
        process.set("keywords", rule(template));
        var deleted = new Document("_id", template).append("tenantId", "demo").append("deleted", true);
        database.getCollection("templates")
                .insertOne(isReadable ? deleted.append("builtIn", true).append("revision", 1L) : deleted);

        process.store(
                text("SM1").build(),
                text("SM2")
                        .body("Hello")
                        .between(OneNumber.ADDRESS, "+15551230002")
                        .build());

        assertThat(process.commands()).extracting(SendMessage::to).containsExactly("+15551230002");
        assertThat(process.count("failed")).isOne();
    }

    @Test
    void settingsThatCannotBeReadCostTheAnswerOnly() {
        database.getCollection("settings")
                .updateOne(new Document("_id", "demo|auto-reply"), new Document("$set", new Document("values", "{[")));
        clock.advance(Duration.ofSeconds(3));

        process.store(text("SM1").at(clock.instant()).build());

        assertThat(process.commands()).isEmpty();
        assertThat(process.count("failed")).isOne();
        assertThat(published.all()).extracting(CloudEvent::type).contains("io.switchboard.message.received");
    }

    @Test
    void aKafkaThatIsAwayRepeatsTheBatchUntilTheAnswerIsPublishedOnce() {
        var message = text("SM1").build();
        published.beforeEach(topic -> {
            if (topic.equals(Topics.OUTBOUND.name())) {
                throw new TimeoutException("Kafka is away");
            }
        });
        for (var attempt = 0; attempt < 3; attempt++) {
            assertThatExceptionOfType(PublishFailed.class).isThrownBy(() -> process.store(message));
        }
        published.beforeEach(() -> {});

        process.store(message);

        assertThat(process.commands()).hasSize(1);
    }

    @Test
    void aStorageThatIsAwayIsNoReasonToDropTheAnswer() {
        var message = text("SM1").build();
        var isAway = new boolean[] {true};
        var failing = WatchedDatabase.of(database, new WatchedDatabase.Watcher() {
            @Override
            public void before(String collection, String operation) {
                if (isAway[0] && collection.startsWith("automatic_answer")) {
                    throw new MongoTimeoutException("away");
                }
            }

            @Override
            public void after(String collection, String operation) {}
        });
        try (var other = new AnsweringProcess(failing, published, clock)) {
            assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> other.store(message));
            assertThat(other.commands()).isEmpty();
            isAway[0] = false;

            other.store(message);

            assertThat(other.commands()).hasSize(1);
        }
    }

    @Test
    void aRedeliveredMessageGetsTheAnswerThatItGotWhateverTheSettingsAreNow() {
        var message = text("SM1").build();
        process.store(message);
        set(Map.of("enabled", true, "text", "Another text"));
        clock.advance(Duration.ofHours(5));

        process.store(message);

        assertThat(process.commands()).hasSize(2).allMatch(process.commands().getFirst()::equals);
    }

    private StoredConversation conversation() {
        return process.get(Conversations.class)
                .open(StoredConversation.openKey(OneNumber.TENANT, PAIR))
                .orElseThrow();
    }

    private NewMessageBuilder text(String sid) {
        return inbound(sid).between(PAIR).at(clock.instant());
    }

    private String builtIn(String kind) {
        return process.get(Templates.class).page(OneNumber.TENANT, null, 10).stream()
                .filter(template -> template.kind().word().equals(kind))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private static Map<String, @Nullable Object> rule(String templateId) {
        var rule = Map.of("match", "exact", "words", List.of("hi"), "templateId", templateId);
        return fields(Map.of("rules", List.of(rule)));
    }

    private void set(Map<String, Object> values) {
        process.set("auto-reply", fields(values));
        clock.advance(Duration.ofSeconds(3));
    }

    private static Map<String, @Nullable Object> fields(Map<String, Object> values) {
        return new HashMap<>(values);
    }

    private static CloudEvent<SendMessage> event(SendMessage command) {
        return new CloudEvent<>(
                command.messageId(),
                "io.switchboard.message.send",
                "/test",
                command.messageId(),
                command.createdAt(),
                command.tenantId(),
                command);
    }
}
