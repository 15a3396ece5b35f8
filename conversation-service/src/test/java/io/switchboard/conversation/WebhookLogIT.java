package io.switchboard.conversation;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

import io.switchboard.events.EventType;
import io.switchboard.events.Topics;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Tests the way of webhooks from Kafka into the tenant's log. */
class WebhookLogIT extends ConversationServiceFixture {

    @Test
    void anAdministratorSeesWhatTwilioSent() {
        customerTexts("+15551239910", sid(9910));

        var entry = awaitEntry(sid(9910));
        awaitConversation("demo", "+15551239910");

        assertThat(text(entry, "outcome")).isEqualTo("accepted");
        assertThat(text(entry, "family")).isEqualTo("inbound-message");
        assertThat(entry.at("/parameters/From/0").asString()).isEqualTo("+15551239910");
        assertThat(get("other+admin", "/api/webhook-log?sid=" + sid(9910)).get("items"))
                .isEmpty();
        assertThat(send("GET", "demo", "/api/webhook-log", null).statusCode()).isEqualTo(403);
        assertThat(send("GET", "demo+admin", "/api/webhook-log?sid=1", null).statusCode())
                .isEqualTo(400);
    }

    @Test
    void whoWatchesTheLogIsToldOfANewEntry() {
        assertThat(send("POST", "demo", "/api/webhook-log/watch", null).statusCode())
                .isEqualTo(403);
        assertThat(send("POST", "demo+admin", "/api/webhook-log/watch", null).statusCode())
                .isEqualTo(204);

        customerTexts("+15551239913", sid(9913));

        assertThat(awaitEntry(sid(9913))).isNotNull();
        await().untilAsserted(() -> assertThat(KAFKA.read(Topics.EVENTS))
                .anyMatch(record -> new String(
                                record.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8)
                        .equals(EventType.WEBHOOK_LOGGED.type())));
    }

    @Test
    void aRejectedWebhookIsShownToTheAccountItNames() {
        KAFKA.writeSample("rejected-webhook", Map.of("019aa5b2-7c31-7cc3-98c4-dc0c0c073990", "rejected-9911"));

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(get("demo+admin", "/api/webhook-log?outcome=rejected")
                                .get("items"))
                        .anyMatch(entry -> text(entry, "id").equals("rejected-9911")));
    }

    @Test
    void aRecordThatIsNoEventStopsNoOther() {
        KAFKA.write("twilio.voice", "unreadable", Map.of("ce_id", "1"), "not json {");
        customerTexts("+15551239912", sid(9912));

        assertThat(awaitEntry(sid(9912))).isNotNull();
        awaitConversation("demo", "+15551239912");
    }

    private JsonNode awaitEntry(String sid) {
        return await().atMost(Duration.ofSeconds(20))
                .until(() -> get("demo+admin", "/api/webhook-log?sid=" + sid).get("items"), items -> !items.isEmpty())
                .get(0);
    }
}
