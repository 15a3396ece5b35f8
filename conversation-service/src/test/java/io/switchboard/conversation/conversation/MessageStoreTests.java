package io.switchboard.conversation.conversation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import io.switchboard.conversation.conversation.MessageStoreResult.Outcome;
import io.switchboard.conversation.message.Messages;
import io.switchboard.conversation.message.StoredMessage;
import io.switchboard.conversation.support.OneNumber;
import io.switchboard.conversation.support.TestStore;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.EventType;
import io.switchboard.events.Message;
import io.switchboard.kafka.listener.UnprocessableEvent;
import io.switchboard.mongo.IdGenerator;
import io.switchboard.web.TenantId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.Ordered;

import static io.switchboard.conversation.support.NewMessageBuilder.inbound;
import static io.switchboard.conversation.support.NewMessageBuilder.outbound;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class MessageStoreTests {

    private static final TenantId OTHER = new TenantId("other");
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123Z");
    private static final String THEIRS = "+15551230001";

    private final TestStore store = new TestStore();
    private final MessageStore messageStore = store.get(MessageStore.class);
    private final IdGenerator ids = new IdGenerator();

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void opensOneConversationForAllTextsOfACustomer() {
        var results = messageStore.add(List.of(text("SM1", NOON), text("SM2", NOON.plusMillis(5))));

        assertThat(results).extracting(MessageStoreResult::outcome).containsOnly(Outcome.STORED);
        assertThat(results.getFirst().message().conversationId())
                .isEqualTo(results.getLast().message().conversationId());
        assertThat(store.published().takeTypes())
                .containsExactly(
                        "io.switchboard.contact.created",
                        "io.switchboard.conversation.updated",
                        "io.switchboard.message.received",
                        "io.switchboard.message.received");
    }

    @Test
    void storesADuplicateWebhookOnceAndPublishesNothingAgain() {
        messageStore.add(List.of(text("SM1", NOON)));
        store.published().take();

        var again = messageStore.add(List.of(text("SM1", NOON.plusSeconds(2)), text("SM1", NOON.plusSeconds(3))));

        assertThat(again).extracting(MessageStoreResult::outcome).containsOnly(Outcome.DUPLICATE);
        assertThat(conversationOf(again.getFirst())).hasSize(1);
        assertThat(store.published().take()).isEmpty();
    }

    @Test
    void publishesAgainWhatACrashMayHaveSwallowedWithTheSameIds() {
        messageStore.add(List.of(text("SM1", NOON)));
        var before = store.published().take();

        var again = messageStore.add(List.of(text("SM1", NOON)));

        assertThat(again).extracting(MessageStoreResult::outcome).containsOnly(Outcome.REDELIVERED);
        assertThat(store.published().take())
                .extracting(CloudEvent::id)
                .containsExactlyElementsOf(before.stream().map(CloudEvent::id).toList());
    }

    @Test
    void opensAtMostOneConversationUnderAnyConcurrency() throws InterruptedException {
        var works = IntStream.range(0, 16)
                .<Callable<List<MessageStoreResult>>>mapToObj(
                        i -> () -> messageStore.add(List.of(text("SM" + i, NOON.plusMillis(i)))))
                .toList();

        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            var conversations = workers.invokeAll(works).stream()
                    .map(batch -> batch.resultNow().getFirst().message().conversationId())
                    .distinct();

            assertThat(conversations).hasSize(1);
        }
        assertThat(store.get(Conversations.class).page(OneNumber.TENANT, null, 10))
                .hasSize(1);
        assertThat(store.get(Messages.class)
                        .page(OneNumber.TENANT, conversation().id(), null, 100))
                .hasSize(16);
    }

    @Test
    void storesTheSameTextOnceUnderAnyConcurrency() throws InterruptedException {
        var works = IntStream.range(0, 16)
                .<Callable<List<MessageStoreResult>>>mapToObj(
                        i -> () -> messageStore.add(List.of(text("SM1", NOON.plusMillis(i)))))
                .toList();

        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            var outcomes = workers.invokeAll(works).stream()
                    .map(batch -> batch.resultNow().getFirst().outcome());

            assertThat(outcomes).containsOnlyOnce(Outcome.STORED);
        }
        assertThat(store.get(Messages.class)
                        .page(OneNumber.TENANT, conversation().id(), null, 100))
                .hasSize(1);
    }

    @Test
    void keepsWhatComesForANumberThatNobodyOwns() {
        var stray = inbound("SM9").between("+19990000000", THEIRS).at(NOON).build();

        messageStore.add(List.of(stray));

        assertThat(conversation().routed()).isFalse();
        assertThat(conversationOf(messageStore.add(List.of(stray)).getFirst())).hasSize(1);
    }

    @Test
    void keepsTheSameSidOfTwoTenantsApart() {
        var mine = messageStore.add(List.of(text("SM1", NOON))).getFirst();

        var foreign = messageStore
                .add(List.of(text("other", "SM1", NOON.plusSeconds(1))))
                .getFirst();

        assertThat(foreign.outcome()).isEqualTo(Outcome.STORED);
        assertThat(foreign.message().conversationId())
                .isNotEqualTo(mine.message().conversationId());
        assertThat(store.get(Conversations.class).find(OTHER, mine.message().conversationId()))
                .isEmpty();
        assertThat(store.get(Messages.class).find(OTHER, mine.message().id())).isEmpty();
        assertThat(store.get(Messages.class).page(OTHER, mine.message().conversationId(), null, 10))
                .isEmpty();
    }

    @Test
    void showsTheNewestMessageInTheListWhateverTheOrder() {
        messageStore.add(List.of(text("SM2", NOON.plusSeconds(5))));

        messageStore.add(List.of(text("SM1", NOON)));

        assertThat(conversation().updatedAt()).isEqualTo(NOON.plusSeconds(5));
        assertThat(conversation().lastMessage()).isNotNull();
    }

    @Test
    void filesWhatWeSendIntoTheSameThread() {
        var inbound = messageStore.add(List.of(text("SM1", NOON))).getFirst();
        var answer = outbound().at(NOON.plusSeconds(1)).build();

        var outbound = messageStore.add(List.of(answer)).getFirst().message();

        assertThat(outbound.conversationId()).isEqualTo(inbound.message().conversationId());
        assertThat(outbound.status()).isEqualTo("queued");
        assertThat(outbound.from()).isEqualTo(OneNumber.ADDRESS);
        assertThat(outbound.view().twilioSid()).isNull();
    }

    @Test
    void aCommandWithTheIdOfAnotherTenantsMessageIsUnprocessableAndOpensNothing() {
        var mine = messageStore
                .add(List.of(command("demo", ids.next(), ids.next())))
                .getFirst()
                .message();

        assertThatExceptionOfType(UnprocessableEvent.class)
                .isThrownBy(() -> messageStore.add(List.of(command("other", mine.id(), ids.next()))));

        assertThat(store.get(Conversations.class).page(OTHER, null, 10)).isEmpty();
        assertThat(store.get(Messages.class).find(OneNumber.TENANT, mine.id())).isPresent();
    }

    @Test
    void aConversationIdThatIsTakenIsReplacedByANewOne() {
        var mine = messageStore.add(List.of(text("SM1", NOON))).getFirst().message();

        var foreign = messageStore
                .add(List.of(command("other", ids.next(), mine.conversationId())))
                .getFirst()
                .message();

        assertThat(foreign.conversationId()).isNotEqualTo(mine.conversationId());
        assertThat(store.get(Conversations.class).find(OTHER, foreign.conversationId()))
                .isPresent();
    }

    @Test
    void aWebhookThatRepeatsASidWithAnotherSenderChangesNothing() {
        messageStore.add(List.of(text("SM1", NOON)));
        store.published().take();
        var forged = inbound("SM1")
                .between(OneNumber.ADDRESS, "+15551239999")
                .at(NOON)
                .build();

        messageStore.add(List.of(forged));

        assertThat(store.published().takeTypes()).doesNotContain("io.switchboard.contact.created");
        assertThat(store.get(Conversations.class).page(OneNumber.TENANT, null, 10))
                .hasSize(1);
    }

    @Test
    void listenersAreCalledInOrderAfterTheEventsAndAgainAfterACrash() {
        var calls = new ArrayList<String>();
        store.add(ordered(2, "second", calls));
        store.add(ordered(1, "first", calls));
        messageStore.add(List.of(text("SM1", NOON)));

        messageStore.add(List.of(text("SM1", NOON), text("SM1", NOON.plusSeconds(1))));

        assertThat(calls)
                .containsExactly(
                        "first: STORED after 3 events",
                        "second: STORED after 3 events",
                        "first: REDELIVERED after 6 events",
                        "second: REDELIVERED after 6 events");
    }

    @Test
    void aMessageThatIsOnlyStoredIsPassedToNoListener() {
        var calls = new ArrayList<String>();
        store.add(ordered(1, "listener", calls));

        messageStore.store(List.of(text("SM1", NOON)));

        assertThat(calls).isEmpty();
    }

    @Test
    void aFailingListenerFailsTheBatchAndIsCalledAgain() {
        var calls = new ArrayList<String>();
        store.add(results -> {
            calls.add(results.getFirst().outcome().name());
            if (calls.size() == 1) {
                throw new IllegalStateException("not yet");
            }
        });

        assertThatIllegalStateException().isThrownBy(() -> messageStore.add(List.of(text("SM1", NOON))));
        messageStore.add(List.of(text("SM1", NOON)));

        assertThat(calls).containsExactly("STORED", "REDELIVERED");
    }

    @Test
    void aReplyNamesTheMessageOfItsConversationThatItQuotes() {
        var sent = messageStore
                .add(List.of(outbound().at(NOON).build()))
                .getFirst()
                .message();
        store.get(Messages.class).noteSid(OneNumber.TENANT, sent.id(), "SMsent", NOON);

        var reply = messageStore
                .add(List.of(inbound("SM1").at(NOON).quoting("SMsent").build()))
                .getFirst()
                .message();

        assertThat(reply.view().quoteOf()).isEqualTo(sent.id());
        assertThat(store.published().all())
                .filteredOn(event -> event.type().equals(EventType.MESSAGE_RECEIVED.type()))
                .singleElement()
                .satisfies(
                        event -> assertThat(((Message) event.data()).quoteOf()).isEqualTo(sent.id()));
    }

    @Test
    void aReplyNamesNoMessageThatIsUnknownOrOfAnotherConversationOrTenant() {
        messageStore.add(List.of(
                inbound("SMknown")
                        .between(OneNumber.ADDRESS, "+15551230002")
                        .at(NOON)
                        .build(),
                inbound("SMforeign").tenant("other").at(NOON).build()));

        var replies = messageStore.add(List.of(
                inbound("SM1").at(NOON).quoting("SMunknown").build(),
                inbound("SM2").at(NOON).quoting("SMknown").build(),
                inbound("SM3").at(NOON).quoting("SMforeign").build()));

        assertThat(replies)
                .allSatisfy(
                        reply -> assertThat(reply.message().view().quoteOf()).isNull());
    }

    private StoredMessageListener ordered(int order, String name, List<String> calls) {
        return new OrderedListener(
                order,
                results -> results.forEach(result -> calls.add("%s: %s after %d events"
                        .formatted(
                                name, result.outcome(), store.published().all().size()))));
    }

    private record OrderedListener(int order, StoredMessageListener listener)
            implements StoredMessageListener, Ordered {

        @Override
        public void onStored(List<MessageStoreResult> results) {
            listener.onStored(results);
        }

        @Override
        public int getOrder() {
            return order;
        }
    }

    private NewMessage command(String tenant, String messageId, String conversationId) {
        return outbound()
                .tenant(tenant)
                .messageId(messageId)
                .conversationId(conversationId)
                .at(NOON)
                .build();
    }

    private List<StoredMessage> conversationOf(MessageStoreResult result) {
        var message = result.message();
        return store.get(Messages.class).page(message.tenantId(), message.conversationId(), null, 10);
    }

    private StoredConversation conversation() {
        return store.get(Conversations.class).page(OneNumber.TENANT, null, 1).getFirst();
    }

    private NewMessage text(String sid, Instant at) {
        return text("demo", sid, at);
    }

    private NewMessage text(String tenant, String sid, Instant at) {
        return inbound(sid).tenant(tenant).at(at).build();
    }
}
