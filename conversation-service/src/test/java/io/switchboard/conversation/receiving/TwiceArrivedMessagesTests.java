package io.switchboard.conversation.receiving;

import java.time.Duration;
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
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.switchboard.conversation.conversation.Conversations;
import io.switchboard.conversation.conversation.MessageStore;
import io.switchboard.conversation.conversation.NewMessage;
import io.switchboard.conversation.message.Messages;
import io.switchboard.conversation.message.StoredMessage;
import io.switchboard.conversation.support.NewMessageBuilder;
import io.switchboard.conversation.support.OneNumber;
import io.switchboard.conversation.support.TestStore;
import io.switchboard.conversation.twilioconversation.receiving.ConversationWebhooks;
import io.switchboard.conversation.twin.JoinedMessages;
import io.switchboard.conversation.twin.SecondSids;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.EventType;
import io.switchboard.events.twilio.TwilioEvent;
import io.switchboard.events.twilio.TwilioEventType;
import io.switchboard.mongo.IdGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A text that arrives from its number (SM) and from Twilio's conversation (IM) is one message; two equal texts are two. */
class TwiceArrivedMessagesTests {

    private static final String IM = ConversationWebhooks.sid("IM");
    private static final String SM = "SM" + IM.substring(2);

    private final TestStore store = new TestStore();
    private final ConversationWebhooks twilio = new ConversationWebhooks(store);
    private final InboundMessages inbound = inbound(store);

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void theTextFromTheNumberSurvivesWhenItIsFirst() {
        inbound.store(List.of(text(SM, "Hi", twilio.at())));

        twilio.receive(twilio.participantAdded(), twilio.messageAdded(IM, "Hi"));

        assertThat(only().twilioSid()).isEqualTo(SM);
        assertThat(only().hasSid(IM)).isTrue();
        assertThat(only().view().twilioConversation())
                .extracting("sid", "otherMessageSid")
                .containsExactly(twilio.conversationSid, IM);
        assertThat(unread()).isEqualTo(1);
    }

    @Test
    void theMessageFromTheConversationSurvivesWhenItIsFirst() {
        twilio.receive(twilio.participantAdded(), twilio.messageAdded(IM, "Hi"));

        inbound.store(List.of(text(SM, "Hi", twilio.at().plusSeconds(3))));

        assertThat(only().twilioSid()).isEqualTo(IM);
        assertThat(only().hasSid(SM)).isTrue();
        assertThat(unread()).isEqualTo(1);
        assertThat(announced()).isEqualTo(1);
    }

    @Test
    void twoEqualTextsWithinTwoMinutesStayTwoMessages() {
        twilio.receive(twilio.participantAdded());
        var second = ConversationWebhooks.sid("IM");
        inbound.store(List.of(
                text(SM, "ok", twilio.at()),
                text("SM" + second.substring(2), "ok", twilio.at().plusSeconds(30))));

        twilio.at(twilio.at().plusSeconds(31))
                .receive(twilio.messageAdded(IM, "ok"), twilio.messageAdded(second, "ok"));

        assertThat(messages()).hasSize(2).allMatch(message -> message.view().twilioConversation() != null);
        assertThat(messages()).allMatch(message -> message.hasSid(IM) == message.hasSid(SM));
    }

    @Test
    void twoEqualTextsOfWhichOneArrivesTwiceStayTwo() {
        twilio.receive(twilio.participantAdded(), twilio.messageAdded(IM, "ok"));

        inbound.store(List.of(
                text(SM, "ok", twilio.at()),
                text(ConversationWebhooks.sid("SM"), "ok", twilio.at().plusSeconds(5))));

        assertThat(messages()).hasSize(2);
    }

    @Test
    void anEqualTextAfterTwoMinutesIsAnotherMessage() {
        inbound.store(List.of(text(SM, "Hi", twilio.at())));

        twilio.at(twilio.at().plus(Duration.ofSeconds(121)))
                .receive(twilio.participantAdded(), twilio.messageAdded(IM, "Hi"));

        assertThat(messages()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aNamedSidJoinsWhateverTheTextAndTheTime(boolean isNumberFirst) {
        var named = twilio.messageAdded(
                IM,
                "Cut text",
                twilio.customer,
                Map.of("ChannelMetadata", "{\"data\":{\"messageSid\":\"" + SM + "\"}}"));
        var text = text(SM, "Cut text, whole", twilio.at().plusSeconds(600));
        twilio.receive(twilio.participantAdded());

        if (isNumberFirst) {
            inbound.store(List.of(text));
            twilio.receive(named);
        } else {
            twilio.receive(named);
            inbound.store(List.of(text));
        }

        assertThat(only().hasSid(SM)).isTrue();
        assertThat(only().hasSid(IM)).isTrue();
    }

    @Test
    void aChangeOfEitherArrivalReachesTheMessage() {
        inbound.store(List.of(text(SM, "Hi", twilio.at())));
        twilio.receive(twilio.participantAdded(), twilio.messageAdded(IM, "Hi"));

        twilio.receive(twilio.messageUpdated(IM, "Hello", twilio.at().plusSeconds(1)));

        assertThat(only().body()).isEqualTo("Hello");
    }

    @Test
    void anyOrderOfRepeatedArrivalsEndsWithOneMessageOfEachText() {
        for (var seed = 0; seed < 12; seed++) {
            var other = new ConversationWebhooks(store);
            var actions = new ArrayList<Runnable>();
            actions.add(() -> other.receive(other.participantAdded()));
            for (var body : List.of("One", "Two", "Two")) {
                var im = other.messageAdded(ConversationWebhooks.sid("IM"), body);
                var sm = text(ConversationWebhooks.sid("SM"), other.customer, body, other.at());
                for (var repeat = 0; repeat < 2; repeat++) {
                    actions.add(() -> other.receive(im));
                    actions.add(() -> inbound.store(List.of(sm)));
                }
            }
            Collections.shuffle(actions, new Random(seed));

            actions.forEach(Runnable::run);

            assertThat(messages(other.customer))
                    .as("seed %d", seed)
                    .extracting(StoredMessage::body)
                    .containsExactlyInAnyOrder("One", "Two", "Two");
        }
    }

    @Test
    void theFirstOnesOfAnAccountAreOneMessageAlsoAtTheSameTime() throws Exception {
        for (var round = 0; round < 6; round++) {
            store.get(MongoDatabase.class).getCollection("twin_accounts").drop();
            // New instances: an account that one has seen stays one.
            try (var first = new TestStore(store.get(MongoDatabase.class));
                    var second = new TestStore(store.get(MongoDatabase.class));
                    var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var one = new ConversationWebhooks(first);
                one.receive(one.participantAdded());
                var message = one.messageAdded(ConversationWebhooks.sid("IM"), "Hi");
                var text = text(
                        ConversationWebhooks.sid("SM"),
                        one.customer,
                        "Hi",
                        one.at().plusMillis(round));
                var numbers = inbound(second);
                var start = new CountDownLatch(1);
                var work = new ArrayList<Future<?>>();
                work.add(threads.submit(() -> await(start, () -> one.receive(message))));
                work.add(threads.submit(() -> await(start, () -> numbers.store(List.of(text)))));
                start.countDown();
                for (var done : work) {
                    done.get();
                }

                assertThat(messages(one.customer)).as("round %d", round).hasSize(1);
                assertThat(unread(one.customer)).isEqualTo(1);
            }
        }
    }

    @Test
    void anInstanceThatFindsTheTextInsertedCountsItOnce() {
        twilio.receive(twilio.participantAdded(), twilio.messageAdded(IM, "Hi"));
        // Another instance has inserted the text from the number, and has not joined it yet.
        store.get(Messages.class).insertAbsent(List.of(fromNumber().storedIn(conversationId(twilio.customer))));

        store.get(MessageStore.class).add(List.of(fromNumber()));

        assertThat(only().twilioSid()).isEqualTo(IM);
        assertThat(unread()).isEqualTo(1);
    }

    private NewMessage fromNumber() {
        return NewMessageBuilder.inbound(SM)
                .between(OneNumber.ADDRESS, twilio.customer)
                .body("Hi")
                .account(OneNumber.ACCOUNT_SID)
                .at(twilio.at())
                .build();
    }

    private static Object await(CountDownLatch start, Runnable work) throws InterruptedException {
        start.await();
        work.run();
        return start;
    }

    private static InboundMessages inbound(TestStore store) {
        return new InboundMessages(
                store.get(MessageStore.class),
                store.get(JoinedMessages.class),
                store.get(SecondSids.class),
                new IdGenerator(),
                new ReceivingMeters(new SimpleMeterRegistry()));
    }

    private CloudEvent<TwilioEvent> text(String sid, String body, Instant at) {
        return text(sid, twilio.customer, body, at);
    }

    private static CloudEvent<TwilioEvent> text(String sid, String from, String body, Instant at) {
        var parameters = new HashMap<String, List<String>>();
        parameters.put("MessageSid", List.of(sid));
        parameters.put("From", List.of(from));
        parameters.put("To", List.of(OneNumber.ADDRESS));
        parameters.put("Body", List.of(body));
        var data = new TwilioEvent(
                sid,
                TwilioEventType.INBOUND_MESSAGE,
                OneNumber.ACCOUNT_SID,
                at,
                "/api/webhooks/sms",
                Map.of(),
                parameters);
        return new CloudEvent<>(sid, data.type(), "/ingress-service", sid, at, OneNumber.TENANT.value(), data);
    }

    private StoredMessage only() {
        assertThat(messages()).hasSize(1);
        return messages().getFirst();
    }

    private List<StoredMessage> messages() {
        return messages(twilio.customer);
    }

    private List<StoredMessage> messages(String customer) {
        return store.get(Messages.class).page(OneNumber.TENANT, conversationId(customer), null, 20);
    }

    private int unread() {
        return unread(twilio.customer);
    }

    private int unread(String customer) {
        return store.get(Conversations.class)
                .find(OneNumber.TENANT, conversationId(customer))
                .orElseThrow()
                .unread()
                .count();
    }

    private String conversationId(String customer) {
        return store.get(Conversations.class).page(OneNumber.TENANT, null, 500).stream()
                .filter(conversation -> Objects.equals(conversation.theirAddress(), customer))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private long announced() {
        return store.published().take().stream()
                .filter(event -> event.type().equals(EventType.MESSAGE_RECEIVED.type()))
                .map(CloudEvent::id)
                .distinct()
                .count();
    }
}
