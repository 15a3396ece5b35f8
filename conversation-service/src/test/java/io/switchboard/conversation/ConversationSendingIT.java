package io.switchboard.conversation;

import java.util.Map;

import io.switchboard.conversation.support.EmulatedTwilio.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests the way of a message from the API to Twilio, which fails on demand. */
class ConversationSendingIT extends ConversationServiceFixture {

    @Test
    void aMessageIsSentAndFollowsItsStatuses() {
        var message = post("demo", "/api/messages", Map.of("to", "+15551230003", "body", "Hello Ada"));
        var id = text(message, "id");

        assertThat(text(message, "status")).isEqualTo("queued");
        var sid = awaitSid(id);
        assertThat(TWILIO.accepted("Hello Ada")).hasSize(1);
        KAFKA.writeSample(
                "message-status",
                Map.of("019aa5b2-7c31-7cc3-98c4-dc0c0c07398f", id, "SMfedcba9876543210fedcba9876543210", sid));
        awaitStatus(id, "delivered");
    }

    @Test
    void theNumberOfWaitingMessagesIsNoMessageWithThatId() {
        assertThat(get("demo", "/api/messages/waiting").get("count").isIntegralNumber())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "+15551230010, ERROR_AFTER_ACCEPTING",
        "+15551230011, ERROR_BEFORE_ACCEPTING",
        "+15551230012, SILENCE_AFTER_ACCEPTING",
        "+15551230013, BUSY"
    })
    void aTextIsNeverSentTwiceWhateverTwilioAnswers(String to, Failure failure) {
        TWILIO.failNextTo(to, failure);

        var message = post("demo", "/api/messages", Map.of("to", to, "body", "once, after " + failure));

        awaitSid(text(message, "id"));
        assertThat(TWILIO.accepted("once, after " + failure)).hasSize(1);
    }

    @Test
    void aFailedMessageHasTwiliosErrorCode() {
        TWILIO.failNextTo("+15551230014", Failure.OPTED_OUT);

        var message = post("demo", "/api/messages", Map.of("to", "+15551230014", "body", "Unwanted"));

        var failed = awaitStatus(text(message, "id"), "failed");
        assertThat(failed.get("errorCode").asInt()).isEqualTo(21610);
        assertThat(TWILIO.accepted("Unwanted")).isEmpty();
    }

    @Test
    void aRepeatedRequestWithTheSameKeyIsOneMessage() {
        var request = Map.of("to", "+15551230015", "body", "Only one of me");

        var first = request("demo", "/api/messages", request, "key-1");
        var again = request("demo", "/api/messages", request, "key-1");
        var other = request("demo", "/api/messages", Map.of("to", "+15551230015", "body", "Another"), "key-1");

        assertThat(text(json(again), "id")).isEqualTo(text(json(first), "id"));
        assertThat(other.statusCode()).isEqualTo(409);
        awaitSid(text(json(first), "id"));
        assertThat(TWILIO.accepted("Only one of me")).hasSize(1);
        assertThat(TWILIO.accepted("Another")).isEmpty();
    }

    @Test
    void anRcsAgentRepliesThroughTheAccountThatReceivedTheMessage() {
        KAFKA.writeSample(
                "inbound-rcs-message",
                Map.of("+15551230001", "+15551230020", "SM0123456789abcdef0123456789abcdef", sid(20)));
        var conversation = awaitConversation("demo", "+15551230020");

        var answer = post(
                "demo",
                "/api/conversations/" + text(conversation, "id") + "/messages",
                Map.of("body", "Calling you, agent"));

        awaitSid(text(answer, "id"));
        assertThat(TWILIO.acceptedFrom("rcs:bikes_agent"))
                .singleElement()
                .satisfies(sent -> assertThat(sent).containsEntry("body", "Calling you, agent"));
    }

    @Test
    void aReplyToAShortCodeIsRejected() {
        customerTexts("24365", sid(21));
        var conversation = awaitConversation("demo", "24365");

        var answer = send(
                "POST", "demo", "/api/conversations/" + text(conversation, "id") + "/messages", "{\"body\":\"Hi\"}");

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(text(json(answer), "type")).endsWith("/recipient-cannot-receive");
    }

    @Test
    void unusualCharactersAreStoredAndShown() {
        var body = "NUL \u0000, $set, a.b, \uffff and 👋";

        var message = post("demo", "/api/messages", Map.of("to", "+15551230024", "body", body));

        assertThat(text(get("demo", "/api/messages/" + text(message, "id")), "body"))
                .isEqualTo(body);
    }
}
