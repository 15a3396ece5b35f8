package io.switchboard.conversation.rule;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import com.mongodb.client.MongoDatabase;
import io.switchboard.conversation.support.OneNumber;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.Conversation;
import io.switchboard.events.Conversation.Status;
import io.switchboard.events.audit.AuditEntry;
import io.switchboard.events.setting.RuleMatched;
import io.switchboard.testing.TestMongo;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

import static io.switchboard.conversation.support.NewMessageBuilder.outbound;
import static org.assertj.core.api.Assertions.assertThat;

class ConversationRulesTests {

    private static final String WORKSHOP = "{'name':'Workshop','if':{'words':['tyre']},"
            + "'then':{'assign':'sara','addLabels':['tyres'],'close':true,'notify':['tom']}}";

    private final MongoDatabase database = TestMongo.emptyDatabase();
    private final RuleFixture instance = new RuleFixture(database);

    @AfterEach
    void close() {
        instance.close();
        database.drop();
    }

    @Test
    void aTextThatMatchesAssignsLabelsClosesAndTells() {
        instance.set(WORKSHOP);
        instance.store.published().take();

        instance.receive(instance.text("SM1", "A flat tyre").build());

        var conversation = instance.conversation();
        assertThat(conversation.status()).isEqualTo(Status.CLOSED);
        assertThat(conversation.handled().assignee()).isEqualTo("sara");
        assertThat(conversation.handled().labels()).containsExactly("tyres");
        assertThat(conversation.handled().edits()).isOne();
        assertThat(instance.changes())
                .containsExactly(
                        "assigned[sara] by Workshop", "labelled[tyres] by Workshop", "closed[sara] by Workshop");
        var published = instance.store.published().take();
        assertThat(published)
                .extracting(CloudEvent::data)
                .filteredOn(Conversation.class::isInstance)
                .last()
                .satisfies(last -> assertThat(((Conversation) last).assignee()).isEqualTo("sara"));
        assertThat(published)
                .extracting(CloudEvent::data)
                .filteredOn(AuditEntry.class::isInstance)
                .singleElement()
                .satisfies(entry -> assertThat(((AuditEntry) entry).subject()).isEqualTo("system:rules"));
        assertThat(notices(published)).singleElement().satisfies(notice -> {
            assertThat(notice.recipients()).containsExactly("tom");
            assertThat(notice.rules()).containsExactly("Workshop");
            assertThat(notice.preview()).isEqualTo("A flat tyre");
        });
        assertThat(instance.count("matched")).isOne();
    }

    @Test
    void aKeywordAssignsAndLabelsWithoutAnyRule() {
        instance.setKeywords("{'match':'contains','words':['tyre'],'text':'10','assign':'sara','addLabels':['tyres']}");

        instance.receive(instance.text("SM1", "A flat tyre").build());

        assertThat(instance.conversation().handled().assignee()).isEqualTo("sara");
        assertThat(instance.conversation().handled().labels()).containsExactly("tyres");
        assertThat(instance.changes())
                .containsExactly("assigned[sara] by Keyword “tyre”", "labelled[tyres] by Keyword “tyre”");
    }

    @Test
    void aMessageThatIsReadAgainUndoesNothingThatAPersonHasChangedSince() {
        instance.set(WORKSHOP);
        var message = instance.text("SM1", "tyre").build();
        instance.receive(message);
        handle(new Update().unset("handling.assignee").unset("handling.labels").set("status", Status.OPEN));

        instance.receive(message);
        try (var other = new RuleFixture(database)) {
            other.receive(message);
        }

        assertThat(instance.conversation().handled().assignee()).isNull();
        assertThat(instance.conversation().handled().labels()).isNull();
        assertThat(instance.conversation().status()).isEqualTo(Status.OPEN);
        assertThat(notices(instance.store.published().take()))
                .as("the same event, which the bell tells once")
                .hasSize(2);
    }

    @Test
    void aMessageIsDecidedOnceWhateverTheRulesAreLater() {
        instance.set("{'name':'a','if':{'words':['tyre']},'then':{'addLabels':['tyres']}}");
        var message = instance.text("SM1", "hello").build();
        instance.receive(message);
        instance.set("{'name':'a','then':{'addLabels':['tyres']}}");

        instance.receive(message);

        assertThat(instance.conversation().handled().labels()).isNull();
    }

    @Test
    void aBlockedContactsMessageMeetsNoRule() {
        instance.receive(instance.text("SM1", "hello").build());
        handle(new Update().set("blocked", true));
        instance.set(WORKSHOP);

        instance.receive(instance.text("SM2", "tyre").build());

        assertThat(instance.conversation().handled().assignee()).isNull();
        assertThat(notices(instance.store.published().take())).isEmpty();
    }

    @Test
    void theNextMessageOfAConversationLeavesItWithThePersonWhoHasIt() {
        instance.set("{'name':'a','then':{'assign':'sara'}}");
        instance.receive(instance.text("SM1", "One").build());
        handle(new Update().set("handling.assignee", "tom"));

        instance.receive(instance.text("SM2", "Two").build());

        assertThat(instance.conversation().handled().assignee()).isEqualTo("tom");
    }

    @Test
    void aConversationInWhichSomethingNewerHappenedIsNotClosed() {
        instance.set("{'name':'a','if':{'words':['bye']},'then':{'close':true,'addLabels':['tyres']}}");
        var late = instance.text("SM1", "bye").build();
        instance.store.clock().advance(Duration.ofMinutes(5));
        instance.receive(instance.text("SM2", "One more thing").build());

        instance.receive(late);

        assertThat(instance.conversation().status()).isEqualTo(Status.OPEN);
        assertThat(instance.conversation().handled().labels()).containsExactly("tyres");
    }

    @Test
    void anAutomaticAnswerIsNothingNewer() {
        var message = instance.text("SM1", "bye").build();
        instance.receive(message);
        instance.store.clock().advance(Duration.ofSeconds(5));
        instance.receive(outbound().at(instance.store.clock().instant()).build());
        instance.set("{'name':'a','then':{'close':true}}");

        instance.receive(message);

        assertThat(instance.conversation().status()).isEqualTo(Status.CLOSED);
        assertThat(instance.conversation().waitingSince()).isNull();
    }

    @Test
    void anOldMessageIsNotRuled() {
        instance.set(WORKSHOP);
        var old = instance.text("SM1", "tyre").build();
        instance.store.clock().advance(Duration.ofHours(25));

        instance.receive(old);

        assertThat(instance.changes()).isEmpty();
        assertThat(instance.count("late")).isOne();
    }

    @Test
    void messagesOfOneBatchAreRuledInTheirOrder() {
        instance.set(
                "{'name':'a','if':{'words':['one']},'then':{'addLabels':['tyres']}}",
                "{'name':'b','if':{'words':['two'],'labels':['tyres']},'then':{'addLabels':['urgent']}}");

        instance.receive(
                instance.text("SM1", "One").build(),
                instance.text("SM2", "Two").build(),
                instance.text("SM3", "Two")
                        .between(OneNumber.ADDRESS, "+15551230002")
                        .build());

        assertThat(instance.changes()).containsExactly("labelled[tyres] by a", "labelled[urgent] by b");
    }

    @Test
    void rulesAreThoseOfTheMessagesTenant() {
        instance.set("{'name':'a','then':{'addLabels':['tyres']}}");

        instance.receive(instance.text("SM1", "Hi")
                .tenant("other")
                .between("+15005550010", "+15551230001")
                .build());

        assertThat(instance.changes()).isEmpty();
        assertThat(database.getCollection(RuleRun.COLLECTION).countDocuments()).isZero();
    }

    @Test
    void aLabelThatWasRemovedIsSkipped() {
        instance.set("{'name':'a','then':{'addLabels':['tyres','urgent']}}");
        database.getCollection("labels")
                .updateOne(
                        new Document("_id", "tyres"), new Document("$set", new Document("deletedAt", Instant.EPOCH)));

        instance.receive(instance.text("SM1", "Hi").build());

        assertThat(instance.conversation().handled().labels()).containsExactly("urgent");
    }

    private void handle(Update update) {
        instance.store.get(MongoOperations.class).updateFirst(new Query(), update, "conversations");
    }

    private static List<RuleMatched> notices(List<CloudEvent<?>> published) {
        return published.stream()
                .map(CloudEvent::data)
                .filter(RuleMatched.class::isInstance)
                .map(RuleMatched.class::cast)
                .toList();
    }
}
