package io.switchboard.conversation.inbox;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;

import com.mongodb.client.MongoDatabase;
import io.switchboard.conversation.change.StoredChange;
import io.switchboard.conversation.conversation.StoredConversation;
import io.switchboard.conversation.inbox.filter.ActivityFilter;
import io.switchboard.conversation.inbox.filter.ConversationFilter;
import io.switchboard.conversation.message.StoredMessage;
import io.switchboard.conversation.note.StoredNote;
import io.switchboard.conversation.support.OneNumber;
import io.switchboard.conversation.support.QueryPlans;
import io.switchboard.conversation.support.TestStore;
import io.switchboard.events.Conversation.Status;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;

import static io.switchboard.conversation.inbox.InboxFixture.SARA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.springframework.data.mongodb.core.query.Criteria.where;

/** Asks a real MongoDB for the plans of the queries of lists, counts and timelines. */
class InboxPlanTests {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123Z");
    private static final Sort NEWEST_FIRST = Sort.by(Sort.Direction.DESC, "updatedAt", "_id");

    private static TestStore store;
    private static QueryPlans plans;

    /** So many conversations that a scan of all of them is never the best plan. */
    @BeforeAll
    static void fill() {
        store = new TestStore();
        plans = new QueryPlans(store.get(MongoDatabase.class), (MongoTemplate) store.get(MongoOperations.class));
        var conversations = store.get(MongoDatabase.class).getCollection("conversations");
        for (var batch = 0; batch < 10; batch++) {
            var documents = Stream.iterate(batch * 200, number -> number + 1)
                    .limit(200)
                    .map(InboxPlanTests::conversation)
                    .toList();
            conversations.insertMany(documents);
        }
    }

    private static Document conversation(int number) {
        return new Document("_id", "c%05d".formatted(number))
                .append("tenantId", "demo")
                .append("openKey", "k" + number)
                .append("channel", number % 3 == 0 ? "whatsapp" : "sms")
                .append("ourAddress", "+1500555%04d".formatted(number % 50))
                .append("status", number % 4 == 0 ? "open" : "closed")
                .append("updatedAt", Date.from(NOON.plusSeconds(number)))
                .append(
                        "handling",
                        new Document("assignee", "member" + number % 100).append("labels", List.of("l" + number % 200)))
                .append("lastMessage", new Document("kind", number % 20 == 0 ? "call" : "message"))
                .append("mentions", number % 50 == 0 ? List.of("sara") : null)
                .append("waiting", number % 8 == 0 ? new Document("since", Date.from(NOON)) : new Document())
                .append("delivery", number % 40 == 0 ? new Document("failedId", "m") : new Document())
                .append("reading", new Document("unread", number % 7 == 0));
    }

    @AfterAll
    static void close() {
        store.close();
    }

    static Stream<Arguments> sortedByTheIndex() {
        var all = ConversationFilter.of(ConversationFilter.statuses(null), null);
        return Stream.of(
                arguments("all", all.of(OneNumber.TENANT)),
                arguments(
                        "the next page of all",
                        all.of(OneNumber.TENANT).and("updatedAt").lte(NOON.plusSeconds(500))),
                arguments("open", ConversationFilter.view(SARA, "open").of(OneNumber.TENANT)),
                arguments("closed", ConversationFilter.view(SARA, "closed").of(OneNumber.TENANT)));
    }

    @ParameterizedTest
    @MethodSource("sortedByTheIndex")
    void aListThatMayBeLongIsReadInTheOrderOfItsIndex(String name, Criteria criteria) {
        var plan = plans.of(StoredConversation.class, criteria, NEWEST_FIRST);

        assertThat(plan).contains("newest_by_status").doesNotContain("\"SORT\"").doesNotContain("COLLSCAN");
    }

    static Stream<Arguments> filters() {
        return Stream.of(
                arguments(filter(null, "member7", null, null, null)),
                arguments(filter(null, ConversationFilter.NONE, null, null, null)),
                arguments(filter("whatsapp", null, null, null, null)),
                arguments(filter(null, null, "l7", null, null)),
                arguments(filter(null, null, null, "+15005550007", null)),
                arguments(filter(null, null, null, null, true)),
                arguments(filter("whatsapp", ConversationFilter.NONE, null, null, null)),
                arguments(ConversationFilter.view(SARA, "mentions")),
                arguments(ConversationFilter.view(SARA, "mentions").onChannel("whatsapp")),
                arguments(ConversationFilter.view(SARA, "open").with(ActivityFilter.CALL)),
                arguments(ConversationFilter.view(SARA, "mine").with(ActivityFilter.CALL)),
                arguments(ConversationFilter.view(SARA, "open")
                        .with(new ActivityFilter(true, null, false, null, null, null, false))),
                arguments(ConversationFilter.view(SARA, "open")
                        .with(new ActivityFilter(true, 30007, false, null, null, null, false))));
    }

    @Test
    void theLongestWaitIsReadInTheOrderOfItsIndex() {
        for (var view : List.of("open", "snoozed")) {
            var waiting = ConversationFilter.view(SARA, view).of(OneNumber.TENANT);
            var criteria =
                    new Criteria().andOperator(waiting, where("waiting.since").gte(Instant.EPOCH));

            assertThat(plans.of(StoredConversation.class, criteria, Sort.by("waiting.since", "_id")))
                    .contains("longest_waiting")
                    .doesNotContain("\"SORT\"", "COLLSCAN");
        }
    }

    @Test
    void theDaysOfAListAreBoundsOfItsIndex() {
        var days = new ActivityFilter(null, null, false, NOON, NOON.plusSeconds(60), null, false);
        var criteria = ConversationFilter.view(SARA, "open").with(days).of(OneNumber.TENANT);

        assertThat(plans.of(StoredConversation.class, criteria, NEWEST_FIRST))
                .contains("newest_by_status")
                .doesNotContain("\"SORT\"", "COLLSCAN");
    }

    private static ConversationFilter filter(
            @Nullable String channel,
            @Nullable String assignee,
            @Nullable String label,
            @Nullable String number,
            @Nullable Boolean unread) {
        return new ConversationFilter(
                List.of(Status.OPEN),
                channel,
                assignee,
                label,
                number,
                unread,
                null,
                null,
                null,
                null,
                ActivityFilter.NONE);
    }

    @ParameterizedTest
    @MethodSource("filters")
    void aFilterIsServedByAnIndex(ConversationFilter filter) {
        assertThat(plans.of(StoredConversation.class, filter.of(OneNumber.TENANT), NEWEST_FIRST))
                .contains("IXSCAN")
                .doesNotContain("COLLSCAN");
        assertThat(plans.of(StoredConversation.class, filter.of(OneNumber.TENANT), Sort.unsorted()))
                .as("a count")
                .contains("IXSCAN")
                .doesNotContain("COLLSCAN");
    }

    @Test
    void theEndOfASnoozeIsFoundByAnIndex() {
        var due = where("handling.snoozedUntil").lte(NOON).and("status").is(Status.SNOOZED);

        assertThat(plans.of(StoredConversation.class, due, Sort.by("handling.snoozedUntil")))
                .contains("snoozed_until")
                .doesNotContain("COLLSCAN");
    }

    static Stream<Arguments> timelines() {
        return Stream.of(
                arguments(StoredMessage.class, "createdAt"),
                arguments(StoredNote.class, "createdAt"),
                arguments(StoredChange.class, "at"));
    }

    @ParameterizedTest
    @MethodSource("timelines")
    void aTimelineIsReadInTheOrderOfItsIndexInBothDirections(Class<?> type, String time) {
        for (var direction : Sort.Direction.values()) {
            var place =
                    where("tenantId").is(OneNumber.TENANT).and("conversationId").is("c00001");
            var entries = direction.isAscending()
                    ? place.and(time).gte(NOON)
                    : place.and(time).lte(NOON);

            assertThat(plans.of(type, entries, Sort.by(direction, time, "_id")))
                    .contains("IXSCAN")
                    .doesNotContain("\"SORT\"");
        }
    }
}
