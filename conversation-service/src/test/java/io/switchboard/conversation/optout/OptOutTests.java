package io.switchboard.conversation.optout;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import io.switchboard.conversation.consent.ConsentStore;
import io.switchboard.conversation.consent.StoredConsent;
import io.switchboard.conversation.conversation.ConversationSummaries;
import io.switchboard.conversation.conversation.Conversations;
import io.switchboard.conversation.conversation.MessageStore;
import io.switchboard.conversation.conversation.NewMessage;
import io.switchboard.conversation.conversation.StoredConversation;
import io.switchboard.conversation.message.AddressPair;
import io.switchboard.conversation.message.MessageClaims;
import io.switchboard.conversation.message.Messages;
import io.switchboard.conversation.message.StatusChange;
import io.switchboard.conversation.message.StatusReport;
import io.switchboard.conversation.message.StatusUpdates;
import io.switchboard.conversation.support.NewMessageBuilder;
import io.switchboard.conversation.support.OneNumber;
import io.switchboard.conversation.support.TestStore;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.Conversation;
import io.switchboard.kafka.EventPublisher;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.data.mongodb.core.MongoOperations;

import static io.switchboard.conversation.support.NewMessageBuilder.inbound;
import static org.assertj.core.api.Assertions.assertThat;

class OptOutTests {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123Z");
    private static final AddressPair PAIR = new AddressPair("sms", OneNumber.ADDRESS, "+15551230001");

    private final TestStore store = new TestStore();
    private int sids;

    @BeforeEach
    void listen() {
        store.add(new ConsentListener(
                store.get(ConsentStore.class), store.get(ConsentAnnouncements.class), store.get(EventPublisher.class)));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aRefusalIsShownInTheConversationAndAnnounced() {
        receive("Stop!", NOON);

        assertThat(consent()).isEqualTo(new Conversation.Consent("opted-out", NOON, "STOP"));
        assertThat(store.published().take())
                .filteredOn(event -> event.data() instanceof Conversation)
                .last()
                .extracting(event -> ((Conversation) event.data()).consent())
                .isEqualTo(consent());
    }

    @Test
    void startAllowsMessagesAgain() {
        receive("STOP", NOON);

        receive("start", NOON.plusSeconds(60));

        assertThat(consent()).isEqualTo(new Conversation.Consent("opted-in", NOON.plusSeconds(60), "START"));
    }

    @Test
    void everyOrderAndRepetitionOfTheWordsEndsInTheSameState() {
        var words = new ArrayList<NewMessage>();
        words.add(text("STOP", NOON));
        words.add(text("START", NOON.plusSeconds(10)));
        words.add(text("stop", NOON.plusSeconds(20)));
        words.add(text("YES", NOON.plusSeconds(30)));
        words.addAll(List.copyOf(words));

        for (var seed = 0; seed < 20; seed++) {
            Collections.shuffle(words, new Random(seed));
            words.forEach(word -> store.get(MessageStore.class).add(List.of(word)));

            assertThat(consent()).isEqualTo(new Conversation.Consent("opted-in", NOON.plusSeconds(30), "YES"));
        }
    }

    @Test
    void aRedeliveredWordHasTheSameEvents() {
        var word = text("STOP", NOON);
        store.get(MessageStore.class).add(List.of(word));
        var before = store.published().take().stream().map(CloudEvent::id).toList();

        store.get(MessageStore.class).add(List.of(word));

        assertThat(store.published().take()).extracting(CloudEvent::id).containsExactlyElementsOf(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"please stop calling", "HELP", "Stop it", "don't stop", "👍"})
    void anOrdinaryMessageIsNoRefusal(String text) {
        receive(text, NOON);

        assertThat(consent()).isNull();
    }

    @Test
    void anErrorOfAnEarlierAttemptDoesNotOutweighALaterStart() {
        var sent = attempted(NOON);
        receive("START", NOON.plusSeconds(5));

        fail(sent, 21610, NOON.plusSeconds(30));

        assertThat(consent()).extracting(Conversation.Consent::state).isEqualTo("opted-in");
    }

    @Test
    void aStatusCallbackWithTheErrorIsARefusal() {
        var sent = attempted(NOON);

        fail(sent, 21610, NOON.plusSeconds(30));

        assertThat(consent()).isEqualTo(new Conversation.Consent("opted-out", NOON, "21610"));
    }

    @Test
    void anotherErrorIsNone() {
        fail(attempted(NOON), 30003, NOON.plusSeconds(30));

        assertThat(consent()).isNull();
    }

    @Test
    void whatWasNeverHandedToTwilioProvesNothing() {
        var queued = NewMessageBuilder.outbound().at(NOON).build();
        store.get(MessageStore.class).add(List.of(queued));

        fail(queued, 21610, NOON.plusSeconds(1));

        assertThat(consent()).isNull();
    }

    @Test
    void refusalsAreImportedFromStoredStatusesUnlessTheCustomerAllowedMessagesSince() {
        fail(attempted(NOON), 21610, NOON.plusSeconds(1));
        var other = new AddressPair("sms", OneNumber.ADDRESS, "+15551230002");
        fail(attempted(NOON, other), 21610, NOON.plusSeconds(1));
        store.get(MessageStore.class)
                .add(List.of(inbound("SM-later")
                        .between(other)
                        .body("START")
                        .at(NOON.plusSeconds(9))
                        .build()));
        store.get(MongoOperations.class).dropCollection(StoredConsent.class);

        assertThat(store.get(ConsentImport.class).importAll()).isEqualTo(2);

        assertThat(consent()).extracting(Conversation.Consent::state).isEqualTo("opted-out");
        assertThat(store.get(ConsentStore.class).optedOut(OneNumber.TENANT, List.of(PAIR, other)))
                .containsExactly(PAIR);
    }

    @Test
    void anotherTenantsPairIsAnotherOne() {
        receive("STOP", NOON);

        assertThat(store.get(ConsentStore.class).find(new TenantId("other"), PAIR))
                .isEmpty();
    }

    @Test
    void smsAndRcsOfASenderShareTheRefusal() {
        receive("STOP", NOON);

        var rcs = new AddressPair("rcs", PAIR.ours(), PAIR.theirs());
        var whatsapp = new AddressPair("whatsapp", PAIR.ours(), PAIR.theirs());
        assertThat(store.get(ConsentStore.class).optedOut(OneNumber.TENANT, List.of(rcs, whatsapp)))
                .containsExactly(rcs);
    }

    @Test
    void nothingThatIsStoredNamesAnAddress() {
        receive("STOP", NOON);

        assertThat(store.get(MongoOperations.class).findAll(StoredConsent.class).toString())
                .doesNotContain("5551230001", "5005550006");
    }

    private void receive(String body, Instant at) {
        store.get(MessageStore.class).add(List.of(text(body, at)));
    }

    private NewMessage text(String body, Instant at) {
        return inbound("SM" + sids++).body(body).at(at).build();
    }

    private NewMessage attempted(Instant at) {
        return attempted(at, PAIR);
    }

    private NewMessage attempted(Instant at, AddressPair pair) {
        var message = NewMessageBuilder.outbound()
                .between(pair)
                .at(at.minus(Duration.ofHours(1)))
                .build();
        store.get(MessageStore.class).add(List.of(message));
        var stored = store.get(Messages.class)
                .find(OneNumber.TENANT, message.messageId())
                .orElseThrow();
        assertThat(store.get(MessageClaims.class).claim(stored, at)).isTrue();
        return message;
    }

    private void fail(NewMessage message, int errorCode, Instant at) {
        store.get(StatusUpdates.class)
                .apply(List.of(new StatusReport(
                        OneNumber.TENANT,
                        null,
                        message.messageId(),
                        new StatusChange("failed", at, errorCode, null),
                        message.cause())));
    }

    private Conversation.@Nullable Consent consent() {
        var conversation = store.get(Conversations.class)
                .open(StoredConversation.openKey(OneNumber.TENANT, PAIR))
                .orElseThrow();
        return store.get(ConversationSummaries.class).of(conversation).consent();
    }
}
