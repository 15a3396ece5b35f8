package io.switchboard.conversation.inbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import io.switchboard.conversation.conversation.ConversationSummaries;
import io.switchboard.conversation.conversation.Conversations;
import io.switchboard.conversation.inbox.ConversationBulkController.BulkForm;
import io.switchboard.conversation.support.OneNumber;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.Conversation;
import io.switchboard.events.Conversation.Status;
import io.switchboard.events.audit.AuditEntry;
import io.switchboard.mongo.lease.Leases;
import io.switchboard.web.ApiCaller;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.IfMatch;
import io.switchboard.web.TenantId;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.data.mongodb.core.MongoOperations;

import static io.switchboard.conversation.inbox.InboxFixture.JONAS;
import static io.switchboard.conversation.inbox.InboxFixture.SARA;
import static io.switchboard.conversation.inbox.InboxFixture.assertProblem;
import static io.switchboard.conversation.inbox.InboxFixture.fields;
import static io.switchboard.conversation.inbox.InboxFixture.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ConversationHandlingTests {

    private static final TenantId OTHER = new TenantId("other");

    private final InboxFixture inbox = new InboxFixture();

    @AfterEach
    void close() {
        inbox.close();
    }

    @Test
    void aChangeIsAnnouncedAuditedAndInTheTimeline() {
        inbox.receive(0);
        inbox.store.published().take();

        var changed = inbox.patch(SARA, "assignee", "jonas", "pinned", true);

        assertThat(changed.assignee()).isEqualTo("jonas");
        assertThat(changed.pinned()).isTrue();
        assertThat(changed.revision()).isOne();
        var published = inbox.store.published().take();
        assertThat(published)
                .extracting(CloudEvent::type)
                .containsExactly("io.switchboard.conversation.updated", "io.switchboard.audit.recorded");
        assertThat(published.getFirst().data()).isEqualTo(changed);
        assertThat(published.getLast().data()).isInstanceOfSatisfying(AuditEntry.class, entry -> {
            assertThat(entry.subject()).isEqualTo("sara");
            assertThat(entry.before()).containsEntry("pinned", false).doesNotContainKey("assignee");
            assertThat(entry.after()).containsEntry("pinned", true).containsEntry("assignee", "jonas");
        });
        assertThat(inbox.changes()).containsExactlyInAnyOrder("assigned", "pinned");
    }

    @Test
    void aFieldThatTheRequestDoesNotNameStaysAndNullUnassigns() {
        inbox.receive(0);
        inbox.patch(SARA, "assignee", "jonas");
        inbox.patch(SARA, "pinned", true);

        assertThat(inbox.summary().assignee()).isEqualTo("jonas");
        assertThat(inbox.patch(SARA, "assignee", null).assignee()).isNull();
        assertThat(inbox.summary().pinned()).isTrue();
    }

    @Test
    void whatIsSetAlreadyChangesNothing() {
        inbox.receive(0);
        inbox.patch(SARA, "assignee", "jonas");
        inbox.store.published().take();

        assertThat(inbox.patch(JONAS, "assignee", "jonas").revision()).isOne();
        assertThat(inbox.store.published().take()).isEmpty();
    }

    @Test
    void aRemovedMemberKeepsAConversationAndGetsNoOther() {
        var theirs = inbox.receive("+15551230001", 0).conversationId();
        var other = inbox.receive("+15551230002", 0).conversationId();
        assign(theirs, "jonas");
        inbox.get(MongoOperations.class)
                .insert(
                        new Document("_id", "demo|jonas").append("revision", 2).append("removed", true),
                        "known_members");

        assertProblem("assignee-not-a-member", () -> assign(other, "jonas"));
        assertProblem(
                "assignee-not-a-member",
                () -> bulk().change(
                                SARA,
                                OneNumber.TENANT,
                                new BulkForm(List.of(other), fields("assignee", "jonas"), null)));
        assertThat(assign(theirs, "jonas").assignee()).isEqualTo("jonas");
        assertThat(inbox.get(Conversations.class)
                        .find(OneNumber.TENANT, other)
                        .orElseThrow()
                        .handled()
                        .assignee())
                .isNull();
    }

    private Conversation assign(String id, String member) {
        return Objects.requireNonNull(inbox.controller()
                .change(SARA, OneNumber.TENANT, id, IfMatch.ANY, fields("assignee", member))
                .getBody());
    }

    private ConversationBulkController bulk() {
        return new ConversationBulkController(
                inbox.get(ConversationHandling.class),
                inbox.get(ConversationReadings.class),
                inbox.get(ConversationSummaries.class),
                inbox.store.clock());
    }

    @Test
    void ofTwoWhoAssignAtOnceTheSecondIsToldWhatTheFirstDid() throws InterruptedException {
        inbox.receive(0);
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            var works = List.<Callable<Conversation>>of(
                    () -> inbox.patch(SARA, IfMatch.parse("\"0\""), "assignee", "sara"),
                    () -> inbox.patch(JONAS, IfMatch.parse("\"0\""), "assignee", "jonas"));

            var refused = new ArrayList<ApiProblem>();
            for (var answer : workers.invokeAll(works)) {
                try {
                    answer.get();
                } catch (ExecutionException e) {
                    assertThat(e).hasCauseInstanceOf(ApiProblem.class);
                    refused.add((ApiProblem) e.getCause());
                }
            }

            assertThat(refused).singleElement().satisfies(problem -> {
                assertThat(problem.getStatusCode().value()).isEqualTo(412);
                assertThat(problem.getBody().getProperties())
                        .extractingByKey("current")
                        .isEqualTo(inbox.summary());
            });
        }
    }

    @Test
    void aTextRaisesNoRevision() {
        inbox.receive(0);
        inbox.patch(SARA, "pinned", true);
        inbox.receive(1);

        assertThat(inbox.patch(SARA, IfMatch.parse("\"1\""), "assignee", "sara").revision())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"snoozed", "closed"})
    void theCustomersNextTextOpensAConversationAgainAndOursDoesNot(String status) {
        inbox.receive(0);
        inbox.patch(SARA, "status", status);
        inbox.send(1);
        assertThat(inbox.summary().status()).isEqualTo(Status.of(status));

        var text = inbox.receive(2);

        assertThat(inbox.summary().status()).isEqualTo(Status.OPEN);
        assertThat(inbox.conversation().id()).isEqualTo(text.conversationId());
        assertThat(inbox.changes()).containsExactlyInAnyOrder(status, "reopened");
    }

    @Test
    void aTextThatIsReadAgainDoesNotOpenWhatWasClosedSince() {
        inbox.add(text("SM1", 0));
        inbox.patch(SARA, "status", "closed");

        inbox.add(text("SM1", 0));

        assertThat(inbox.summary().status()).isEqualTo(Status.CLOSED);
    }

    @Test
    void aSnoozeEndsOnceWhicheverInstancesLook() {
        inbox.receive(0);
        var until = inbox.store.clock().instant().plus(Duration.ofHours(1));
        inbox.patch(SARA, "snoozedUntil", until.toString());
        assertThat(inbox.summary().snoozedUntil()).isEqualTo(until);
        snoozeEnd("one").run();
        assertThat(inbox.summary().status()).isEqualTo(Status.SNOOZED);
        inbox.store.published().take();

        inbox.store.clock().advance(Duration.ofHours(1));
        IntStream.range(0, 4)
                .parallel()
                .forEach(number -> snoozeEnd("instance " + number).openDue());

        assertThat(inbox.summary().status()).isEqualTo(Status.OPEN);
        assertThat(inbox.summary().snoozedUntil()).isNull();
        assertThat(inbox.store.published().takeTypes()).containsExactly("io.switchboard.conversation.updated");
        assertThat(inbox.changes()).containsExactlyInAnyOrder("snoozed", "reopened");
    }

    private SnoozeEnd snoozeEnd(String instance) {
        return new SnoozeEnd(
                inbox.get(MongoOperations.class),
                inbox.get(ConversationHandling.class),
                new Leases(inbox.get(MongoOperations.class), inbox.store.clock(), instance),
                inbox.store.clock(),
                new InboxSettings(Duration.ofSeconds(5)));
    }

    @Test
    void whatIsNotValidIsNamedByField() {
        inbox.receive(0);

        assertThatExceptionOfType(ApiProblem.class)
                .isThrownBy(() -> inbox.patch(
                        SARA,
                        "status",
                        "done",
                        "labels",
                        IntStream.range(0, 10_000).mapToObj(String::valueOf).toList(),
                        "snoozedUntil",
                        "tomorrow",
                        "pinned",
                        1,
                        "colour",
                        "red"))
                .satisfies(problem -> assertThat(problem.getBody().getProperties())
                        .extractingByKey("errors")
                        .asInstanceOf(InstanceOfAssertFactories.LIST)
                        .extracting("field")
                        .containsExactlyInAnyOrder("colour", "snoozedUntil", "status", "labels", "pinned"));
        assertProblem("unknown-label", () -> inbox.patch(SARA, "labels", List.of("none")));
        assertProblem(
                "invalid-conversation",
                () -> inbox.patch(SARA, "status", "open", "snoozedUntil", "2026-11-21T13:00:00Z"));
        assertProblem("invalid-conversation", () -> inbox.patch(SARA, "snoozedUntil", "2020-01-01T00:00:00Z"));
    }

    @Test
    void anotherTenantsConversationIsNotThere() {
        inbox.receive(0);
        var id = inbox.conversation().id();
        var stranger = new ApiCaller("eve", null, OTHER, SARA.roles());

        assertProblem("conversation-not-found", () -> inbox.controller().get(OTHER, id));
        assertProblem(
                "conversation-not-found",
                () -> inbox.controller().change(stranger, OTHER, id, IfMatch.ANY, fields("pinned", true)));
        assertProblem("conversation-not-found", () -> inbox.controller().read(stranger, OTHER, id, null));
        assertThat(inbox.summary().pinned()).isFalse();
    }

    @Test
    void manyAreChangedAtOnceEachWithAResultOfItsOwn() {
        var first = inbox.receive("+15551230001", 0).conversationId();
        var second = inbox.receive("+15551230002", 0).conversationId();

        var answer = bulk().change(
                        SARA,
                        OneNumber.TENANT,
                        new BulkForm(List.of(first, "none", second, first), fields("status", "closed"), true));

        assertThat(answer.results())
                .extracting(result -> result.id() + " " + result.status())
                .containsExactly(first + " 200", "none 404", second + " 200");
        assertThat(answer.results().getFirst().conversation()).satisfies(conversation -> {
            assertThat(conversation.status()).isEqualTo(Status.CLOSED);
            assertThat(conversation.unreadCount()).isZero();
        });
        assertProblem(
                "invalid-ids",
                () -> bulk().change(
                                SARA,
                                OneNumber.TENANT,
                                new BulkForm(
                                        IntStream.range(0, 201)
                                                .<@Nullable String>mapToObj(String::valueOf)
                                                .toList(),
                                        fields(),
                                        null)));
    }
}
