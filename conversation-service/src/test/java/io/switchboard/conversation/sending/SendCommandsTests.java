package io.switchboard.conversation.sending;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import com.mongodb.MongoTimeoutException;
import io.switchboard.conversation.consent.ConsentFact;
import io.switchboard.conversation.consent.ConsentStore;
import io.switchboard.conversation.conversation.Conversations;
import io.switchboard.conversation.conversation.MessageStore;
import io.switchboard.conversation.conversation.MessageStoreResult;
import io.switchboard.conversation.message.AddressPair;
import io.switchboard.conversation.message.Messages;
import io.switchboard.conversation.message.StoredMessage;
import io.switchboard.conversation.sending.command.OutboundMessage;
import io.switchboard.conversation.sending.rule.SendRules;
import io.switchboard.conversation.support.OneNumber;
import io.switchboard.conversation.support.PublishedEvents;
import io.switchboard.conversation.support.TestStore;
import io.switchboard.conversation.twilioconversation.TwilioConversations;
import io.switchboard.conversation.upload.Attachments;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.Message;
import io.switchboard.events.SendMessage;
import io.switchboard.mongo.IdGenerator;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;

import static io.switchboard.conversation.support.NewMessageBuilder.inbound;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/** Runs the commands without their listener: a message that they did not store themselves is not stored. */
class SendCommandsTests {

    private static final SendPlan NOW = SendPlan.at(null);

    private static final TestStore STORE = new TestStore();

    private final IdGenerator ids = new IdGenerator();
    private final AddressPair addresses =
            new AddressPair("sms", OneNumber.ADDRESS, "+1555" + (1_000_000 + (System.nanoTime() % 8_999_999)));

    @AfterAll
    static void close() {
        STORE.close();
    }

    @BeforeEach
    void nothingIsPublished() {
        STORE.published().take();
    }

    @Test
    void aMessageThatIsAcceptedCanBeFetchedAtOnce() {
        var accepted = put(commands(STORE.get(MessageStore.class)), "Hello");

        assertThat(STORE.get(Messages.class).find(OneNumber.TENANT, accepted.id()))
                .map(StoredMessage::view)
                .contains(accepted);
        assertThat(STORE.get(Messages.class).page(OneNumber.TENANT, accepted.conversationId(), null, 10))
                .extracting(StoredMessage::id)
                .containsExactly(accepted.id());
        assertThat(STORE.get(Conversations.class).find(OneNumber.TENANT, accepted.conversationId()))
                .isPresent();
    }

    @Test
    void theListenerPublishesWhatTheRequestStored() {
        put(commands(STORE.get(MessageStore.class)), "Hello");
        var command = STORE.published().take();
        assertThat(command).extracting(CloudEvent::type).containsExactly("io.switchboard.message.send");

        var results = STORE.get(MessageStore.class)
                .add(List.of(OutboundMessage.of(
                        PublishedEvents.of(SendMessage.class, command).getFirst())));

        assertThat(results)
                .extracting(MessageStoreResult::outcome)
                .containsExactly(MessageStoreResult.Outcome.REDELIVERED);
        assertThat(STORE.published().takeTypes())
                .containsExactly(
                        "io.switchboard.contact.created",
                        "io.switchboard.conversation.updated",
                        "io.switchboard.message.queued");
    }

    @Test
    void onWhatsappAMessageHasOneFileAtMost() {
        var whatsapp = new AddressPair("whatsapp", OneNumber.ADDRESS, addresses.theirs());
        STORE.get(MessageStore.class)
                .add(List.of(inbound("SM" + ids.next())
                        .between(whatsapp)
                        .at(Clock.systemUTC().instant())
                        .build()));
        STORE.published().take();
        var file = "https://example.com/a.png";
        var commands = commands(STORE.get(MessageStore.class));

        assertThatExceptionOfType(SendRejected.class)
                .isThrownBy(() -> commands.publish(
                        OneNumber.TENANT,
                        whatsapp,
                        null,
                        MessageContent.of("Two", List.of(file, file)),
                        null,
                        null,
                        NOW))
                .satisfies(problem -> assertThat(problem.reason()).isEqualTo("too-many-media"));
        assertThat(STORE.published().take()).isEmpty();
        commands.publish(OneNumber.TENANT, whatsapp, null, MessageContent.of("One", List.of(file)), null, null, NOW);
        assertThat(STORE.published().takeTypes()).containsExactly("io.switchboard.message.send");
    }

    @Test
    void anAcceptedMessageStaysAcceptedWhenTheStoreFails() {
        var messageStore = mock(MessageStore.class);
        given(messageStore.store(any())).willThrow(new MongoTimeoutException("away"));

        assertThat(put(commands(messageStore), "Hello").status()).isEqualTo("queued");
    }

    @Test
    void anAcceptedMessageIsAnsweredWhenTheStoreIsSilent() {
        var messageStore = mock(MessageStore.class);
        var silence = new CountDownLatch(1);
        given(messageStore.store(any())).willAnswer(call -> {
            silence.await();
            return List.of();
        });
        var start = System.nanoTime();

        var accepted = put(commands(messageStore), "Hello");

        assertThat(accepted.status()).isEqualTo("queued");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        silence.countDown();
    }

    @Test
    void aReplyIsInTheOpenConversation() {
        var received = STORE.get(MessageStore.class)
                .add(List.of(inbound("SM" + ids.next()).between(addresses).build()))
                .getFirst();

        var reply = put(commands(STORE.get(MessageStore.class)), "Hello");

        assertThat(reply.conversationId()).isEqualTo(received.message().conversationId());
    }

    @Test
    void theSameKeyQueuesOneMessage() {
        var commands = commands(STORE.get(MessageStore.class));
        var content = MessageContent.of("Hello", null);

        var first = commands.publish(OneNumber.TENANT, addresses, null, content, addresses.theirs(), null, NOW);
        var second = commands.publish(OneNumber.TENANT, addresses, null, content, addresses.theirs(), null, NOW);

        assertThat(second).isEqualTo(first);
    }

    @Test
    void aCommandThatKafkaDoesNotAcknowledgeIsNotQueuedAndNotStored() {
        STORE.published().beforeEach(() -> {
            throw new TimeoutException("Kafka is away");
        });
        var messageStore = mock(MessageStore.class);

        assertThatExceptionOfType(SendNotQueued.class).isThrownBy(() -> put(commands(messageStore), "Hello"));

        STORE.published().beforeEach(() -> {});
        verifyNoInteractions(messageStore);
    }

    @Test
    void aRejectedMessageIsNotQueued() {
        var foreign = new AddressPair("sms", "+15559990000", addresses.theirs());
        var commands = commands(STORE.get(MessageStore.class));

        assertThatExceptionOfType(AddressesRejected.class)
                .isThrownBy(() -> commands.publish(
                        OneNumber.TENANT, foreign, null, MessageContent.of("Hello", null), null, null, NOW));

        assertThat(STORE.published().take()).isEmpty();
    }

    @Test
    void nothingIsQueuedForACustomerWhoRefused() {
        refuse();
        var commands = commands(STORE.get(MessageStore.class));

        assertThatExceptionOfType(SendNotAllowed.class)
                .isThrownBy(() -> put(commands, "Hello"))
                .satisfies(problem -> assertThat(problem.reason()).isEqualTo("opted-out"));

        assertThat(STORE.published().take()).isEmpty();
    }

    @Test
    void aRepeatedRequestOfAQueuedMessageIsAnsweredAfterARefusal() {
        var commands = commands(STORE.get(MessageStore.class));
        var content = MessageContent.of("Hello", null);
        var queued = commands.publish(OneNumber.TENANT, addresses, null, content, "r" + addresses.theirs(), null, NOW);
        refuse();

        var repeated =
                commands.publish(OneNumber.TENANT, addresses, null, content, "r" + addresses.theirs(), null, NOW);

        assertThat(repeated).isEqualTo(queued);
    }

    @ParameterizedTest
    @ValueSource(strings = {"failed", "undelivered", "unknown"})
    void aMessageThatWasNotDeliveredIsSentAgainByANewOneThatNamesIt(String status) {
        var commands = commands(STORE.get(MessageStore.class));
        var first = put(commands, "Hello");
        become(first, status);

        var second = retry(commands, first.id());

        assertThat(second.retryOf()).isEqualTo(first.id());
        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(STORE.get(Messages.class)
                        .find(OneNumber.TENANT, second.id())
                        .orElseThrow()
                        .retryOf())
                .isEqualTo(first.id());
    }

    @Test
    void onlyAMessageOfTheConversationThatWasNotDeliveredIsSentAgain() {
        var commands = commands(STORE.get(MessageStore.class));
        var queued = put(commands, "Hello");
        var received = STORE.get(MessageStore.class)
                .add(List.of(inbound("SM" + ids.next()).between(addresses).build()))
                .getFirst()
                .message();
        var delivered = put(commands, "Hello");
        become(delivered, "delivered");
        var elsewhere = commands.publish(
                OneNumber.TENANT,
                new AddressPair("sms", OneNumber.ADDRESS, addresses.theirs() + "1"),
                null,
                MessageContent.of("Hello", null),
                null,
                null,
                NOW);
        become(elsewhere, "failed");
        STORE.published().take();

        for (var id : List.of(queued.id(), received.id(), delivered.id(), elsewhere.id(), "unknown")) {
            assertThatExceptionOfType(MessageContentInvalid.class)
                    .as(id)
                    .isThrownBy(() -> retry(commands, id))
                    .satisfies(problem -> assertThat(problem.reason()).isEqualTo("invalid-retry"));
        }

        assertThat(STORE.published().take()).isEmpty();
    }

    @Test
    void aRepeatedRetryIsAnsweredAfterTheFirstMessageWasDeliveredAfterAll() {
        var commands = commands(STORE.get(MessageStore.class));
        var first = put(commands, "Hello");
        become(first, "unknown");
        var key = "retry" + addresses.theirs();
        var content = MessageContent.of("Hello", null);
        var plan = NOW.retrying(first.id());
        var queued = commands.publish(OneNumber.TENANT, addresses, null, content, key, null, plan);
        become(first, "delivered");

        assertThat(commands.publish(OneNumber.TENANT, addresses, null, content, key, null, plan))
                .isEqualTo(queued);
        assertThatExceptionOfType(IdempotencyKeyReused.class)
                .isThrownBy(() -> commands.publish(OneNumber.TENANT, addresses, null, content, key, null, NOW));
    }

    private Message retry(SendCommands commands, String id) {
        return commands.publish(
                OneNumber.TENANT, addresses, null, MessageContent.of("Hello", null), null, null, NOW.retrying(id));
    }

    private static void become(Message message, String status) {
        STORE.get(MongoOperations.class)
                .updateFirst(
                        query(where("_id").is(message.id())), new Update().set("status", status), StoredMessage.class);
    }

    @Test
    void aFreeTextForATimeAfterWhatsappsWindowIsNotQueued() {
        var whatsapp = new AddressPair("whatsapp", OneNumber.ADDRESS, addresses.theirs());
        var written = STORE.clock().instant();
        STORE.get(MessageStore.class)
                .add(List.of(
                        inbound("SM" + ids.next()).between(whatsapp).at(written).build()));
        var commands = commands(STORE.get(MessageStore.class));
        var content = MessageContent.of("Hello", null);
        var inside = SendPlan.at(written.plus(Duration.ofHours(23)));
        var outside = SendPlan.at(written.plus(Duration.ofHours(24)));

        var accepted = commands.publish(OneNumber.TENANT, whatsapp, null, content, null, null, inside);
        assertThatExceptionOfType(SendNotAllowed.class)
                .isThrownBy(() -> commands.publish(OneNumber.TENANT, whatsapp, null, content, null, null, outside))
                .satisfies(problem -> assertThat(problem.reason()).isEqualTo("outside-whatsapp-window"));

        assertThat(accepted.status()).isEqualTo("scheduled");
    }

    private void refuse() {
        STORE.get(ConsentStore.class)
                .note(List.of(new ConsentFact(
                        OneNumber.TENANT,
                        addresses,
                        ConsentFact.Kind.REFUSED,
                        STORE.clock().instant(),
                        "STOP")));
    }

    private Message put(SendCommands commands, String body) {
        return commands.publish(OneNumber.TENANT, addresses, null, MessageContent.of(body, null), null, null, NOW);
    }

    private SendCommands commands(MessageStore messageStore) {
        return new SendCommands(
                new SenderAccounts(new OneNumber()),
                messageStore,
                STORE.get(Conversations.class),
                STORE.get(Messages.class),
                STORE.get(SendRules.class),
                STORE.get(Attachments.class),
                new IdempotencyKeys(STORE.get(MongoOperations.class), Clock.systemUTC()),
                STORE.get(TwilioConversations.class),
                STORE.published().publisher(),
                ids,
                Clock.tick(Clock.systemUTC(), Duration.ofMillis(1)));
    }
}
