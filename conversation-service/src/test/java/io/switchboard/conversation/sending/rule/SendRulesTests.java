package io.switchboard.conversation.sending.rule;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.switchboard.conversation.consent.ConsentFact;
import io.switchboard.conversation.consent.ConsentFact.Kind;
import io.switchboard.conversation.consent.ConsentStore;
import io.switchboard.conversation.conversation.ConversationSummaries;
import io.switchboard.conversation.conversation.Conversations;
import io.switchboard.conversation.conversation.MessageStore;
import io.switchboard.conversation.conversation.StoredConversation;
import io.switchboard.conversation.message.AddressPair;
import io.switchboard.conversation.support.OneNumber;
import io.switchboard.conversation.support.TestStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static io.switchboard.conversation.support.NewMessageBuilder.inbound;
import static org.assertj.core.api.Assertions.assertThat;

class SendRulesTests {

    private static final AddressPair SMS = new AddressPair("sms", OneNumber.ADDRESS, "+15551230001");
    private static final AddressPair WHATSAPP = new AddressPair("whatsapp", OneNumber.ADDRESS, "+15551230001");
    private static final Duration DAY = Duration.ofHours(24);

    private final TestStore store = new TestStore();
    private final SendRules rules = store.get(SendRules.class);
    private final Instant noon = store.clock().instant();

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aMessageToASilentCustomerIsAllowedOnSms() {
        assertThat(rules.objection(OneNumber.TENANT, SMS, null, false)).isEmpty();
    }

    @Test
    void nothingIsSentToACustomerWhoRefusedNotEvenFromATemplate() {
        note(SMS, Kind.REFUSED, noon);

        var objection = rules.objection(OneNumber.TENANT, SMS, null, true).orElseThrow();

        assertThat(objection.reason()).isEqualTo("opted-out");
        assertThat(objection.errorCode()).isEqualTo(21610);
        assertThat(objection.detail()).contains(SMS.theirs(), "START");
        assertThat(rules.state(OneNumber.TENANT, SMS).isOptedOut()).isTrue();
    }

    @Test
    void aFreeTextOnWhatsappNeedsAMessageOfTheLastDay() {
        assertThat(reasonOf(false)).isEqualTo("outside-whatsapp-window");
        customerWrites("SM1");
        assertThat(reasonOf(false)).isNull();
        store.clock().advance(DAY.minusMillis(1));
        assertThat(reasonOf(false)).isNull();

        store.clock().advance(Duration.ofMillis(1));

        assertThat(reasonOf(false)).isEqualTo("outside-whatsapp-window");
        assertThat(reasonOf(true)).isNull();
    }

    @Test
    void aScheduledFreeTextMustBeSentInsideTheWindowThatIsKnown() {
        customerWrites("SM1");
        var end = noon.plus(DAY);

        assertThat(rules.objection(OneNumber.TENANT, WHATSAPP, end.minusMillis(1), false))
                .isEmpty();
        assertThat(rules.objection(OneNumber.TENANT, WHATSAPP, end, true)).isEmpty();
        assertThat(rules.objection(OneNumber.TENANT, SMS, end, false)).isEmpty();
        assertThat(rules.objection(OneNumber.TENANT, WHATSAPP, end, false)).hasValueSatisfying(objection -> {
            assertThat(objection.reason()).isEqualTo("outside-whatsapp-window");
            assertThat(objection.detail()).contains("until " + end, "before sendAt");
            assertThat(objection.properties()).containsEntry("windowEndsAt", end);
        });
    }

    @Test
    void outsideTheWindowTheClientIsToldWhatItMaySend() {
        var objection = rules.objection(OneNumber.TENANT, WHATSAPP, null, false).orElseThrow();

        assertThat(objection.detail()).contains("contentSid");
        assertThat(objection.properties())
                .containsEntry("templates", "/api/templates/content?channel=whatsapp&from=%2B15005550006");
    }

    @Test
    void anErrorOfWhatsappEndsTheWindowUntilTheNextMessage() {
        customerWrites("SM1");
        store.clock().advance(Duration.ofHours(1));
        note(WHATSAPP, Kind.WINDOW_CLOSED, store.clock().instant());

        assertThat(reasonOf(false)).isEqualTo("outside-whatsapp-window");
        assertThat(shownWindowEnd()).isEqualTo(store.clock().instant());
        store.clock().advance(Duration.ofSeconds(1));
        customerWrites("SM2");
        assertThat(reasonOf(false)).isNull();
        assertThat(shownWindowEnd()).isEqualTo(store.clock().instant().plus(DAY));
    }

    private void customerWrites(String sid) {
        store.get(MessageStore.class)
                .add(List.of(inbound(sid)
                        .between(WHATSAPP)
                        .at(store.clock().instant())
                        .build()));
    }

    private void note(AddressPair pair, Kind kind, Instant at) {
        store.get(ConsentStore.class).note(List.of(new ConsentFact(OneNumber.TENANT, pair, kind, at, null)));
    }

    private @Nullable String reasonOf(boolean isFromContentTemplate) {
        return rules.objection(OneNumber.TENANT, WHATSAPP, null, isFromContentTemplate)
                .map(SendObjection::reason)
                .orElse(null);
    }

    private @Nullable Instant shownWindowEnd() {
        var conversation = store.get(Conversations.class)
                .open(StoredConversation.openKey(OneNumber.TENANT, WHATSAPP))
                .orElseThrow();
        return store.get(ConversationSummaries.class).of(conversation).whatsappWindowEndsAt();
    }
}
