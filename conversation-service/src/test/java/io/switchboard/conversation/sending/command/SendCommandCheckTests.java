package io.switchboard.conversation.sending.command;

import java.time.Instant;
import java.util.Collections;
import java.util.List;

import io.switchboard.events.CloudEvent;
import io.switchboard.events.SendMessage;
import io.switchboard.kafka.listener.UnprocessableEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SendCommandCheckTests {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void aCommandWithEverythingIsObeyed() {
        assertThatCode(() -> SendCommandCheck.check(command("id", "demo", "c", "sms", "+1", "+2", "Hi", NOON)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        ", demo, c, sms, +1, +2, Hi, messageId",
        "id, , c, sms, +1, +2, Hi, tenantId",
        "id, demo|other, c, sms, +1, +2, Hi, tenantId",
        "id, demo, , sms, +1, +2, Hi, conversationId",
        "id, demo, c, , +1, +2, Hi, channel",
        "id, demo, c, sms, , +2, Hi, from",
        "id, demo, c, sms, +1, ' ', Hi, to",
        "id, demo, c, sms, +1, +2, , body",
        "id, demo, c, sms, +1, +2, '', body",
        "id, other, c, sms, +1, +2, Hi, ce_tenantid"
    })
    void namesTheFieldThatIsMissingOrContradictory(
            @Nullable String messageId,
            @Nullable String tenantId,
            @Nullable String conversationId,
            @Nullable String channel,
            @Nullable String from,
            @Nullable String to,
            @Nullable String body,
            String named) {
        rejects(command(messageId, tenantId, conversationId, channel, from, to, body, NOON), named);
    }

    @Test
    void aCommandWithoutATimeIsUnprocessable() {
        rejects(command("id", "demo", "c", "sms", "+1", "+2", "Hi", null), "createdAt");
    }

    @Test
    void aCommandTooLargeForItsEventIsUnprocessable() {
        rejects(command("id", "demo", "c", "sms", "+1", "+2", "x".repeat(1_000_000), NOON), "body");
        rejects(media(List.of("https://e.example/" + "x".repeat(3_000))), "mediaUrls");
        rejects(media(Collections.nCopies(11, "https://e.example/x")), "mediaUrls");
    }

    private static void rejects(CloudEvent<SendMessage> event, String named) {
        assertThatExceptionOfType(UnprocessableEvent.class)
                .isThrownBy(() -> SendCommandCheck.check(event))
                .withMessageStartingWith(named);
    }

    private static CloudEvent<SendMessage> media(List<String> urls) {
        return event(SendMessage.builder("id", "demo", NOON)
                .conversationId("c")
                .channel("sms")
                .from("+1")
                .to("+2")
                .body("Hi")
                .mediaUrls(urls)
                .build());
    }

    @SuppressWarnings("NullAway") // A record from outside may lack any field.
    private static CloudEvent<SendMessage> command(
            @Nullable String messageId,
            @Nullable String tenantId,
            @Nullable String conversationId,
            @Nullable String channel,
            @Nullable String from,
            @Nullable String to,
            @Nullable String body,
            @Nullable Instant createdAt) {
        return event(SendMessage.builder(messageId, tenantId, createdAt)
                .conversationId(conversationId)
                .channel(channel)
                .from(from)
                .to(to)
                .body(body)
                .build());
    }

    private static CloudEvent<SendMessage> event(SendMessage command) {
        return new CloudEvent<>("event", "type", "/test", null, NOON, "demo", command);
    }
}
