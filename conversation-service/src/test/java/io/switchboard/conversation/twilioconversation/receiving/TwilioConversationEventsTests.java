package io.switchboard.conversation.twilioconversation.receiving;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.switchboard.conversation.conversation.Conversations;
import io.switchboard.conversation.conversation.MessageStore;
import io.switchboard.conversation.conversation.StoredConversation;
import io.switchboard.conversation.message.AddressPair;
import io.switchboard.conversation.message.Messages;
import io.switchboard.conversation.message.StoredMessage;
import io.switchboard.conversation.support.NewMessageBuilder;
import io.switchboard.conversation.support.OneNumber;
import io.switchboard.conversation.support.TestStore;
import io.switchboard.conversation.twilioconversation.ConversationBinder;
import io.switchboard.conversation.twilioconversation.ConversationKey;
import io.switchboard.conversation.twilioconversation.RacedConversations;
import io.switchboard.conversation.twilioconversation.StoredTwilioConversation;
import io.switchboard.conversation.twilioconversation.TwilioConversations;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.Conversation.Status;
import io.switchboard.events.EventType;
import io.switchboard.events.Message;
import io.switchboard.events.twilio.TwilioEvent;
import io.switchboard.kafka.listener.UnprocessableEvent;
import io.switchboard.web.TenantId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.data.mongodb.core.MongoOperations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Events of Twilio Conversations become ordinary messages of our conversations, in whatever order they come. */
class TwilioConversationEventsTests {

    private static final TestStore STORE = new TestStore();

    private final ConversationWebhooks twilio = new ConversationWebhooks(STORE);
    private final String sid = ConversationWebhooks.sid("IM");

    @AfterAll
    static void close() {
        STORE.close();
    }

    @BeforeEach
    void nothingIsPublished() {
        STORE.published().take();
    }

    @Test
    void aMessageIsStoredInThePairsConversation() {
        var earlier = STORE.get(MessageStore.class)
                .add(List.of(NewMessageBuilder.inbound("SM" + sid.substring(2))
                        .between(OneNumber.ADDRESS, twilio.customer)
                        .body("Earlier")
                        .build()))
                .getFirst()
                .message();

        twilio.receive(twilio.participantAdded(), twilio.messageAdded(sid, "Hi"));

        assertThat(message(sid).conversationId()).isEqualTo(earlier.conversationId());
        assertThat(mapping().conversationId()).isEqualTo(earlier.conversationId());
        assertThat(message(sid).view())
                .returns("Hi", Message::body)
                .returns(twilio.customer, Message::from)
                .returns(OneNumber.ADDRESS, Message::to)
                .returns("received", Message::status);
        assertThat(preview()).isEqualTo("Hi");
        assertThat(conversation().unread().count()).isEqualTo(2);
    }

    @Test
    void aMessageBeforeItsParticipantWaitsAndIsStoredOnce() {
        var message = twilio.messageAdded(sid, "Hi");

        twilio.receive(message, message);
        assertThat(found(sid)).isEmpty();
        twilio.receive(twilio.participantAdded(), message);

        assertThat(messages()).extracting(StoredMessage::body).containsExactly("Hi");
        assertThat(STORE.published().take().stream()
                        .filter(event -> event.type().equals(EventType.MESSAGE_RECEIVED.type()))
                        .map(CloudEvent::id)
                        .distinct())
                .hasSize(1);
    }

    @Test
    void aMessageThatBeginsToWaitWhileTheOthersAreServedIsStored() {
        var raced = new RacedConversations(STORE.get(MongoOperations.class));
        var events = new TwilioConversationEvents(
                raced,
                STORE.get(ConversationBinder.class),
                STORE.get(ConversationMessages.class),
                STORE.get(MessageEdits.class),
                STORE.get(DeliveryReceipts.class),
                STORE.get(ConversationStates.class),
                STORE.get(WaitingEvents.class),
                STORE.get(ConversationEventMeters.class));
        raced.afterNextWaiting(key -> {
            var participant = EventFacts.of(ConversationEvent.of(twilio.participantAdded()));
            STORE.get(ConversationBinder.class).bind(raced.add(key, participant, twilio.at()), twilio.at());
            raced.noteServed(key);
        });

        events.store(List.of(twilio.messageAdded(sid, "Hi")));

        assertThat(message(sid).body()).isEqualTo("Hi");
    }

    @Test
    void aDeliveryBeforeItsMessageIsCountedAsWaiting() {
        var waiting = deliveries("waiting");
        var applied = deliveries("applied");

        twilio.receive(twilio.delivery(ConversationWebhooks.sid("IM"), "delivered", "SM1"));

        assertThat(deliveries("waiting") - waiting).isEqualTo(1);
        assertThat(deliveries("applied")).isEqualTo(applied);
    }

    private static double deliveries(String outcome) {
        return STORE
                .get(MeterRegistry.class)
                .find("switchboard.conversation.conversationevents.received")
                .tag("kind", "delivery-updated")
                .tag("outcome", outcome)
                .counters()
                .stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    @Test
    void anyOrderWithDuplicatesEndsInTheSameState() {
        var edited = Instant.parse("2026-11-21T12:01:00Z");
        for (var seed = 0; seed < 30; seed++) {
            var other = new ConversationWebhooks(STORE);
            var im = ConversationWebhooks.sid("IM");
            var events = new ArrayList<>(List.of(
                    other.participantAdded(),
                    other.messageAdded(im, "First"),
                    other.messageUpdated(im, "Second", edited),
                    other.messageUpdated(im, "Third", edited.plusSeconds(1))));
            events.addAll(List.copyOf(events));
            Collections.shuffle(events, new Random(seed));

            events.forEach(other::receive);

            assertThat(message(im).body()).as("seed %d", seed).isEqualTo("Third");
            assertThat(message(im).view().twilioConversation())
                    .extracting("editedAt")
                    .isEqualTo(edited.plusSeconds(1));
        }
    }

    @Test
    void twoInstancesOpenOneConversationAndStoreOneMessage() throws Exception {
        try (var second = new TestStore(STORE.get(MongoDatabase.class));
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var stores = List.of(STORE, second);
            for (var round = 0; round < 10; round++) {
                var customer = new ConversationWebhooks(STORE).customer;
                var one = new ConversationWebhooks(STORE, customer);
                var im = ConversationWebhooks.sid("IM");
                var events = List.of(one.participantAdded(), one.messageAdded(im, "Hi"));
                var start = new CountDownLatch(1);
                var work = new ArrayList<Future<?>>();
                for (var store : stores) {
                    for (var event : events) {
                        work.add(threads.submit(() -> {
                            start.await();
                            store.get(TwilioConversationEvents.class).store(List.of(event));
                            return null;
                        }));
                    }
                }
                start.countDown();
                for (var done : work) {
                    done.get();
                }

                var stored = message(im);
                assertThat(STORE.get(Messages.class).page(OneNumber.TENANT, stored.conversationId(), null, 10))
                        .hasSize(1);
            }
        }
    }

    @Test
    void anEditKeepsTheTextBeforeAndShowsTheNewOneInTheList() {
        var at = Instant.parse("2026-11-21T12:01:00Z");
        twilio.receive(twilio.participantAdded(), twilio.messageAdded(sid, "Hi"));
        STORE.published().take();

        twilio.receive(twilio.messageUpdated(sid, "Hello", at));

        var view = message(sid).view();
        assertThat(view.body()).isEqualTo("Hello");
        assertThat(Objects.requireNonNull(view.twilioConversation()).edits())
                .containsExactly(new Message.Edit("Hi", at));
        assertThat(preview()).isEqualTo("Hello");
        assertThat(STORE.published().takeTypes())
                .containsExactly(EventType.MESSAGE_UPDATED.type(), EventType.CONVERSATION_UPDATED.type());
    }

    @Test
    void aReplayOfTheMessageDoesNotTakeTheEditBack() {
        var message = twilio.messageAdded(sid, "Hi");
        twilio.receive(twilio.participantAdded(), message, twilio.messageUpdated(sid, "Hello", twilio.at()));

        twilio.receive(message);

        assertThat(message(sid).body()).isEqualTo("Hello");
        assertThat(preview()).isEqualTo("Hello");
    }

    @Test
    void aRemovedMessageHasNoContentAndStaysRemoved() {
        var message = twilio.messageAdded(
                sid,
                "Secret",
                twilio.customer,
                Map.of("Media", "[{\"Sid\":\"ME0123456789abcdef0123456789abcdef\",\"ContentType\":\"image/png\"}]"));
        twilio.receive(twilio.participantAdded(), message);
        assertThat(message(sid).media()).hasSize(1);

        twilio.receive(
                twilio.messageRemoved(sid, twilio.at()),
                twilio.messageUpdated(sid, "Changed", twilio.at().plusSeconds(5)),
                message);

        assertThat(message(sid).view())
                .returns("", Message::body)
                .returns(List.of(), Message::media)
                .extracting(view ->
                        Objects.requireNonNull(view.twilioConversation()).removedAt())
                .isNotNull();
        assertThat(preview()).isEqualTo("Message removed");
    }

    @Test
    void aRemovalBeforeItsMessageRemovesIt() {
        twilio.receive(
                twilio.participantAdded(), twilio.messageRemoved(sid, twilio.at()), twilio.messageAdded(sid, "Hi"));

        assertThat(message(sid).isRemoved()).isTrue();
    }

    @Test
    void anOlderMessageThatIsRemovedLeavesTheLastOneShown() {
        var later = ConversationWebhooks.sid("IM");
        twilio.receive(twilio.participantAdded(), twilio.messageAdded(sid, "One"));
        twilio.at(twilio.at().plusSeconds(60)).receive(twilio.messageAdded(later, "Two"));

        twilio.receive(twilio.messageRemoved(sid, twilio.at()));

        assertThat(preview()).isEqualTo("Two");
    }

    @Test
    void deliveriesOfAMessageSentFromElsewhereGoByRank() {
        var channelSid = ConversationWebhooks.sid("SM");
        twilio.receive(
                twilio.participantAdded(),
                twilio.delivery(sid, "delivered", channelSid),
                twilio.messageAdded(sid, "Welcome", "agent@example.org", Map.of("Source", "SDK")),
                twilio.delivery(sid, "sent", channelSid));

        assertThat(message(sid).isInbound()).isFalse();
        assertThat(message(sid).status()).isEqualTo("delivered");
        assertThat(message(sid).view().by()).extracting("id").isEqualTo("agent@example.org");
        assertThat(STORE.get(Messages.class).withOtherKeys(List.of(StoredMessage.key(OneNumber.TENANT, channelSid))))
                .extracting(StoredMessage::id)
                .containsExactly(message(sid).id());
    }

    @Test
    void severalCustomersAreAGroupWithAConversationOfItsOwn() {
        var second = "+15557654321";
        var later = ConversationWebhooks.sid("IM");
        twilio.receive(twilio.participantAdded(), twilio.messageAdded(sid, "Only me"));
        var pair = message(sid).conversationId();

        twilio.receive(twilio.participantAdded(second), twilio.messageAdded(later, "Both of us", second, Map.of()));

        var group = message(later);
        assertThat(group.conversationId()).isNotEqualTo(pair);
        assertThat(group.addresses()).isEqualTo(new AddressPair("group", OneNumber.ADDRESS, twilio.conversationSid));
        assertThat(Objects.requireNonNull(group.view().twilioConversation()).author())
                .isEqualTo(second);
        assertThat(message(sid).conversationId()).isEqualTo(pair);
    }

    @Test
    void anAuthorWhoseParticipantIsMissingMakesAGroupToo() {
        twilio.receive(twilio.participantAdded(), twilio.messageAdded(sid, "Hi", "+15550001111", Map.of()));

        assertThat(message(sid).channel()).isEqualTo("group");
    }

    @Test
    void closedAtTwilioClosesOursOnce() {
        var closed = twilio.state("closed");
        twilio.receive(twilio.participantAdded(), twilio.messageAdded(sid, "Bye"), closed);
        assertThat(conversation().status()).isEqualTo(Status.CLOSED);
        twilio.at(twilio.at().plusSeconds(60))
                .receive(twilio.messageAdded(ConversationWebhooks.sid("IM"), "One more thing"));
        assertThat(conversation().status()).isEqualTo(Status.OPEN);

        twilio.receive(closed);

        assertThat(conversation().status()).isEqualTo(Status.OPEN);
        assertThat(mapping().state()).isEqualTo("closed");
    }

    @Test
    void aMessageAfterTheEndKeepsOursOpen() {
        var closed = twilio.state("closed");
        twilio.at(twilio.at().plusSeconds(60))
                .receive(twilio.participantAdded(), twilio.messageAdded(sid, "Wait"), closed);

        assertThat(conversation().status()).isEqualTo(Status.OPEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"inactive", "active"})
    void otherStatesChangeNothingOfOurs(String state) {
        twilio.receive(twilio.participantAdded(), twilio.messageAdded(sid, "Hi"), twilio.state(state));

        assertThat(conversation().status()).isEqualTo(Status.OPEN);
        assertThat(mapping().state()).isEqualTo(state);
    }

    @Test
    void aForeignAccountsEventReachesNoMessageOfTheTenant() {
        twilio.receive(twilio.participantAdded(), twilio.messageAdded(sid, "Hi"));
        var event = twilio.messageRemoved(sid, twilio.at());

        STORE.get(TwilioConversationEvents.class)
                .store(List.of(new CloudEvent<>(
                        event.id(), event.type(), event.source(), null, event.time(), "other", event.data())));

        assertThat(message(sid).body()).isEqualTo("Hi");
    }

    @Test
    void ourIdInAForeignConversationNamesNoMessageOfOurs() {
        var outbound = STORE.get(MessageStore.class)
                .add(List.of(NewMessageBuilder.outbound()
                        .between(OneNumber.ADDRESS, twilio.customer)
                        .build()))
                .getFirst()
                .message();

        twilio.receive(
                twilio.participantAdded(),
                twilio.messageAdded(
                        sid,
                        "Hi",
                        twilio.customer,
                        Map.of("Attributes", "{\"switchboardMessageId\":\"" + outbound.id() + "\"}")));

        assertThat(message(sid).id()).isNotEqualTo(outbound.id());
    }

    @ParameterizedTest
    @CsvSource({
        "onMessageAdded, MessageSid, IM1",
        "onMessageAdded, ConversationSid, CH/../x",
        "onParticipantAdded, ParticipantSid, MB.$where",
        "onDeliveryUpdated, Status, 1",
        "onConversationStateUpdated, StateTo, ''"
    })
    void aMalformedEventIsDeadLettered(String type, String parameter, String value) {
        var event = twilio.event(
                type, Map.of("MessageSid", sid, "ParticipantSid", ConversationWebhooks.sid("MB"), "Status", "sent"));
        var parameters = new HashMap<>(event.data().parameters());
        parameters.put(parameter, List.of(value));
        var data = event.data();
        var malformed = new TwilioEvent(
                data.id(), data.type(), data.accountSid(), data.receivedAt(), data.path(), data.query(), parameters);

        assertThatThrownBy(() -> ConversationEvent.check(
                        new CloudEvent<>(event.id(), event.type(), "/x", null, event.time(), "demo", malformed)))
                .isInstanceOf(UnprocessableEvent.class)
                .hasMessageContaining(parameter);
    }

    @Test
    void eventsBeforeTheFactChangeNothing() {
        twilio.receive(twilio.participantAdded(), twilio.event("onMessageAdd", Map.of("Body", "Hi")));

        assertThat(messages()).isEmpty();
    }

    private StoredMessage message(String messageSid) {
        return found(messageSid).getFirst();
    }

    private static List<StoredMessage> found(String messageSid) {
        return STORE.get(Messages.class).find(List.of(), List.of(StoredMessage.key(OneNumber.TENANT, messageSid)));
    }

    private StoredTwilioConversation mapping() {
        return STORE.get(TwilioConversations.class)
                .find(new ConversationKey(new TenantId("demo"), OneNumber.ACCOUNT_SID, twilio.conversationSid))
                .orElseThrow();
    }

    private StoredConversation conversation() {
        return STORE.get(Conversations.class)
                .find(OneNumber.TENANT, Objects.requireNonNull(mapping().conversationId()))
                .orElseThrow();
    }

    private List<StoredMessage> messages() {
        return STORE.get(Messages.class).page(OneNumber.TENANT, conversation().id(), null, 10);
    }

    private String preview() {
        return Objects.requireNonNull(conversation().lastMessage()).preview();
    }
}
