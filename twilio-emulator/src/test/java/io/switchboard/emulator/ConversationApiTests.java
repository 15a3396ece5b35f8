package io.switchboard.emulator;

import java.util.List;

import com.twilio.exception.ApiException;
import com.twilio.rest.conversations.v1.Conversation;
import com.twilio.rest.conversations.v1.ParticipantConversation;
import com.twilio.rest.conversations.v1.conversation.Message;
import com.twilio.rest.conversations.v1.conversation.Participant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

/** Conversations through Twilio's SDK, and their webhooks. */
class ConversationApiTests extends EmulatorTest {

    @BeforeEach
    void reportsEvents() {
        put(
                "/control/accounts/" + DEMO + "/webhooks",
                "{\"conversations\": \"%s\"}".formatted(receiver.url("/events")));
    }

    @Test
    void aMessageReachesTheCustomersPhoneAndIsReported() {
        var conversation = conversation("one");

        var message = Message.creator(conversation.getSid())
                .setBody("Hello")
                .setAttributes("{\"id\":1}")
                .setXTwilioWebhookEnabled(Message.WebhookEnabledType.TRUE)
                .create(demo());

        await().untilAsserted(() -> assertThat(phone())
                .extracting(text -> text.get("body").asString())
                .contains("Hello"));
        await().untilAsserted(() -> assertThat(events())
                .contains("onMessageAdded", "onDeliveryUpdated sent", "onDeliveryUpdated delivered"));
        assertThat(Message.reader(conversation.getSid())
                        .setOrder(Message.OrderType.DESC)
                        .read(demo()))
                .extracting(Message::getSid, Message::getAttributes)
                .containsExactly(tuple(message.getSid(), "{\"id\":1}"));
    }

    @Test
    void aChangeIsReportedOnlyWhenTheRequestAsksForIt() {
        var conversation = conversation("one");
        var message = Message.creator(conversation.getSid()).setBody("Hello").create(demo());

        Message.updater(conversation.getSid(), message.getSid())
                .setBody("Changed")
                .setXTwilioWebhookEnabled(Message.WebhookEnabledType.TRUE)
                .update(demo());

        await().untilAsserted(() -> assertThat(events()).contains("onMessageUpdated"));
        assertThat(events()).doesNotContain("onMessageAdded");
    }

    @Test
    void aUniqueNameAndAPairOfAddressesAreInOneConversationOnly() {
        var conversation = conversation("one");

        assertThatThrownBy(() -> Conversation.creator().setUniqueName("one").create(demo()))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.getStatusCode()).isEqualTo(409));
        var second = Conversation.creator().create(demo());
        assertThatThrownBy(() -> participant(second.getSid()))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.getCode()).isEqualTo(50416))
                .hasMessageContaining(conversation.getSid());
        assertThat(ParticipantConversation.reader().setAddress(THEIRS).read(demo()))
                .extracting(ParticipantConversation::getConversationSid)
                .containsExactly(conversation.getSid());
        assertThat(Conversation.fetcher("one").fetch(demo()).getSid()).isEqualTo(conversation.getSid());
    }

    @Test
    void aClosedConversationFreesItsAddressesAndTakesNoMessage() {
        var conversation = conversation("one");

        Conversation.updater(conversation.getSid())
                .setState(Conversation.State.CLOSED)
                .setXTwilioWebhookEnabled(Conversation.WebhookEnabledType.TRUE)
                .update(demo());

        assertThatThrownBy(() ->
                        Message.creator(conversation.getSid()).setBody("x").create(demo()))
                .isInstanceOf(ApiException.class);
        assertThat(conversation("two").getSid()).isNotEqualTo(conversation.getSid());
        await().untilAsserted(() -> assertThat(events()).contains("onConversationStateUpdated"));
    }

    @Test
    void aCustomersTextOpensAConversationAndMayArriveTwice() {
        demoListensAt("/sms");

        var arrived = json(post(
                "/control/conversation-texts",
                "{\"from\": \"%s\", \"to\": \"%s\", \"body\": \"Hi\", \"alsoFromNumber\": true}"
                        .formatted(THEIRS, OURS)));

        await().untilAsserted(() ->
                assertThat(events()).contains("onConversationAdded", "onParticipantAdded", "onMessageAdded"));
        await().untilAsserted(() -> assertThat(webhooks())
                .extracting(webhook -> webhook.get("sid").asString())
                .contains(arrived.get("numberSid").asString()));
        assertThat(arrived.get("sid").asString()).startsWith("IM");
        assertThat(Participant.reader(arrived.get("conversationSid").asString()).read(demo()))
                .hasSize(1);
    }

    @Test
    void anotherAccountDoesNotSeeIt() {
        var conversation = conversation("one");

        assertThatThrownBy(() -> Conversation.fetcher(conversation.getSid()).fetch(other()))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.getStatusCode()).isEqualTo(404));
    }

    private Conversation conversation(String uniqueName) {
        var conversation = Conversation.creator().setUniqueName(uniqueName).create(demo());
        participant(conversation.getSid());
        return conversation;
    }

    private void participant(String sid) {
        Participant.creator(sid)
                .setMessagingBindingAddress(THEIRS)
                .setMessagingBindingProxyAddress(OURS)
                .create(demo());
    }

    /** The types of the conversations' webhooks; of a delivery with its status. */
    private List<String> events() {
        return webhooks().stream()
                .filter(webhook -> webhook.get("kind").asString().equals("conversation"))
                .map(webhook -> webhook.get("parameters"))
                .map(parameters -> text(parameters, "EventType")
                        + (parameters.has("DeliveryReceiptSid") ? " " + text(parameters, "Status") : ""))
                .toList();
    }

    private static String text(JsonNode parameters, String name) {
        var value = parameters.path(name);
        return value.isArray() ? value.get(0).asString() : value.asString();
    }
}
