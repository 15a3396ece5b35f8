package io.switchboard.conversation.autoreply;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.mongodb.client.MongoDatabase;
import io.switchboard.conversation.conversation.NewMessage;
import io.switchboard.conversation.message.AddressPair;
import io.switchboard.conversation.support.NewMessageBuilder;
import io.switchboard.conversation.support.OneNumber;
import io.switchboard.conversation.support.PublishedEvents;
import io.switchboard.conversation.support.TestClock;
import io.switchboard.events.SendMessage;
import io.switchboard.testing.TestMongo;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.switchboard.conversation.support.NewMessageBuilder.inbound;
import static io.switchboard.conversation.support.NewMessageBuilder.outbound;
import static org.assertj.core.api.Assertions.assertThat;

class UnansweredAnswersTests {

    private static final String CUSTOMER = "+15551230001";

    private final MongoDatabase database = TestMongo.emptyDatabase();
    private final PublishedEvents published = new PublishedEvents();
    private final TestClock clock = new TestClock();
    private final AnsweringProcess process = new AnsweringProcess(database, published, clock);

    @BeforeEach
    void enable() {
        process.createIndexes();
        set(
                "auto-reply",
                Map.of(
                        "enabled",
                        true,
                        "text",
                        "",
                        "unansweredText",
                        "Soon, {{contact.address}}",
                        "unansweredMinutes",
                        15));
    }

    @AfterEach
    void close() {
        process.close();
        database.drop();
    }

    @Test
    void aWaitIsAnsweredOnceAndTheNextOneAgain() {
        process.store(text("SM1").build());
        afterMinutes(14);
        assertThat(bodies()).isEmpty();

        afterMinutes(2);
        assertThat(bodies()).containsExactly("Soon, " + CUSTOMER);

        process.store(text("SM2").build());
        afterMinutes(20);
        assertThat(bodies()).as("the same wait").hasSize(1);

        process.store(person());
        clock.advance(Duration.ofMinutes(1));
        process.store(text("SM3").build());
        afterMinutes(16);
        assertThat(process.commands().stream().map(SendMessage::messageId).distinct())
                .hasSize(2);
    }

    @Test
    void aCustomerWhomAPersonAnsweredGetsNone() {
        process.store(text("SM1").build());
        clock.advance(Duration.ofMinutes(5));
        process.store(person());

        afterMinutes(30);

        assertThat(bodies()).isEmpty();
    }

    @Test
    void anAnswerFromBeforeTheMessageThatIsStoredLaterEndsNoWait() {
        var answer = person();
        clock.advance(Duration.ofMinutes(1));
        process.store(text("SM1").build());
        process.store(answer);

        afterMinutes(16);

        assertThat(bodies()).hasSize(1);
    }

    @Test
    void aRestartAfterTheDecisionPublishesTheSameCommand() {
        process.store(text("SM1").build());
        published.beforeEach(() -> {
            throw new IllegalStateException("the process ends");
        });
        afterMinutes(16);
        published.beforeEach(() -> {});
        set("auto-reply", Map.of("enabled", true, "unansweredText", "Another text", "unansweredMinutes", 15));

        try (var next = new AnsweringProcess(database, published, clock)) {
            next.get(UnansweredAnswers.class).answerDue();
            next.get(UnansweredAnswers.class).answerDue();
        }

        assertThat(bodies()).containsExactly("Soon, " + CUSTOMER);
    }

    @Test
    void ofTwoInstancesTheFirstDecides() {
        var waits = process.get(AnsweredWaits.class);
        var wait = new AnsweredWait("c", OneNumber.TENANT, clock.instant(), null, true);

        assertThat(waits.add(wait)).isTrue();
        assertThat(waits.add(wait)).isFalse();
        assertThat(waits.add(
                        new AnsweredWait("c", OneNumber.TENANT, clock.instant().plusMillis(1), null, true)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"closed", "off", "hours", "keyword", "stop", "late"})
    void thereIsNoneWhen(String reason) {
        switch (reason) {
            case "off" ->
                set("auto-reply", Map.of("enabled", false, "unansweredText", "Soon", "unansweredMinutes", 15));
            case "hours" -> set("business-hours", Map.of("timeZone", "UTC", "hours", List.of()));
            case "keyword" ->
                set(
                        "keywords",
                        Map.of("rules", List.of(Map.of("match", "exact", "words", List.of("hi"), "text", "Hello"))));
            default -> {}
        }
        process.store(text("SM1").body(reason.equals("stop") ? "STOP" : "Hi").build());
        if (reason.equals("closed")) {
            database.getCollection("conversations")
                    .updateMany(new Document(), new Document("$set", new Document("status", "closed")));
        }

        afterMinutes(reason.equals("late") ? 90 : 16);

        assertThat(bodies()).doesNotContain("Soon", "Soon, " + CUSTOMER);
    }

    @Test
    void aCustomerWhoRefusedMeanwhileGetsNone() {
        try (var asked = new AnsweringProcess(
                database,
                published,
                clock,
                (tenant, pairs) -> Set.of(new AddressPair("sms", OneNumber.ADDRESS, CUSTOMER)))) {
            asked.store(text("SM1").build());
            clock.advance(Duration.ofMinutes(16));

            asked.get(UnansweredAnswers.class).answerDue();

            assertThat(asked.count("opted_out")).isPositive();
        }
        assertThat(bodies()).isEmpty();
    }

    private void afterMinutes(int minutes) {
        clock.advance(Duration.ofMinutes(minutes));
        process.get(UnansweredAnswers.class).answerDue();
    }

    private List<String> bodies() {
        return process.commands().stream().map(SendMessage::body).toList();
    }

    private NewMessageBuilder text(String sid) {
        return inbound(sid).between(OneNumber.ADDRESS, CUSTOMER).body("Hi").at(clock.instant());
    }

    private NewMessage person() {
        return outbound()
                .between(OneNumber.ADDRESS, CUSTOMER)
                .body("Hello")
                .at(clock.instant())
                .build();
    }

    private void set(String page, Map<String, Object> values) {
        process.set(page, new HashMap<>(values));
        clock.advance(Duration.ofSeconds(3));
    }
}
