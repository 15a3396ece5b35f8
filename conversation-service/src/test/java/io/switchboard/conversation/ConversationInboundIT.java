package io.switchboard.conversation;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;

import io.switchboard.conversation.support.HostileRecords;
import io.switchboard.events.Topics;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Tests the way of inbound records from Kafka to the API. */
class ConversationInboundIT extends ConversationServiceFixture {

    private static final int HOSTILE_ROUNDS = 8;

    @Test
    void aTextOfACustomerIsStoredAndPublishedOnce() {
        var customer = "+15551230001";

        customerTexts(customer, sid(1));
        KAFKA.writeSample(
                "inbound-message",
                Map.of(
                        "+15551230001",
                        customer,
                        "SM0123456789abcdef0123456789abcdef",
                        sid(1),
                        "09:30:00.123Z",
                        "09:30:01.456Z"));

        var conversation = awaitConversation("demo", customer);
        var messages = get("demo", "/api/conversations/" + text(conversation, "id") + "/messages")
                .get("items");
        assertThat(messages).hasSize(1);
        assertThat(text(messages.get(0), "body")).isEqualTo("Привет 👋 & <b>hello</b>");
        assertThat(text(messages.get(0), "status")).isEqualTo("received");
        await().untilAsserted(() ->
                assertThat(publishedFor(text(messages.get(0), "id"))).hasSize(1));
    }

    @Test
    void aLocationAndAPictureAreInMessageAndList() {
        KAFKA.writeSample(
                "inbound-whatsapp-location",
                Map.of("+15551230001", "+15551230022", "SM0123456789abcdef0123456789abcdef", sid(22)));
        KAFKA.writeSample(
                "inbound-whatsapp-message",
                Map.of("+15551230001", "+15551230023", "MM0123456789abcdef0123456789abcdef", sid(23)));

        var located = awaitConversation("demo", "+15551230022");
        var pictured = awaitConversation("demo", "+15551230023");

        var message = get("demo", "/api/conversations/" + text(located, "id") + "/messages")
                .get("items")
                .get(0);
        assertThat(message.at("/details/location/latitude").asDouble()).isEqualTo(52.5162746);
        assertThat(text(message, "body")).contains("Brandenburger Tor");
        assertThat(text(located.get("lastMessage"), "preview")).contains("Brandenburger Tor");
        assertThat(text(pictured.get("lastMessage"), "preview")).isEqualTo("Picture");
        assertThat(text(pictured, "contactName")).isEqualTo("Ada");
    }

    @Test
    void aRecordThatIsNoEventIsDeadLetteredWithItsReason() {
        KAFKA.write("twilio.messaging", "unreadable", Map.of("ce_id", "1"), "not json {");
        customerTexts("+15551230016", sid(16));

        awaitConversation("demo", "+15551230016");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(KAFKA.read(Topics.TWILIO_MESSAGING.deadLetters()))
                        .filteredOn(record -> record.key().equals("unreadable"))
                        .singleElement()
                        .satisfies(record -> {
                            assertThat(record.value()).isEqualTo("not json {");
                            assertThat(record.headers().lastHeader("reason")).isNotNull();
                        }));
    }

    /** Rounds of random records of other tenants; after each, a good text and a good status take the usual time. */
    @Test
    void hostileRecordsOfOtherTenantsDelayNoRecord() {
        var seed = new SecureRandom().nextLong();
        var hostile = new HostileRecords(new Random(seed), KAFKA);
        for (var round = 0; round < HOSTILE_ROUNDS; round++) {
            for (var i = 0; i < 60; i++) {
                hostile.write();
            }
            var customer = "+1555125%04d".formatted(round);
            customerTexts(customer, sid(5000 + round));
            var sent = text(post("demo", "/api/messages", Map.of("to", customer, "body", "Round " + round)), "id");

            awaitConversation("demo", customer);
            awaitSid(sent);
            KAFKA.writeSample(
                    "message-status",
                    Map.of(
                            "019aa5b2-7c31-7cc3-98c4-dc0c0c07398f",
                            sent,
                            "SMfedcba9876543210fedcba9876543210",
                            awaitSid(sent)));
            awaitStatus(sent, "delivered");
        }
        assertThat(health()).as("seed " + seed).contains("processes records").doesNotContain("has repeated");
    }

    private static List<String> publishedFor(String messageId) {
        return KAFKA.read(Topics.EVENTS).stream()
                .filter(record -> header(record, "ce_subject").equals(messageId))
                .map(record -> header(record, "ce_id"))
                .toList();
    }

    private static String header(ConsumerRecord<?, ?> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
