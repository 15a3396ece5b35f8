package io.switchboard.conversation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.switchboard.conversation.support.OneNumber;
import io.switchboard.events.EventType;
import io.switchboard.events.NumberRecord;
import io.switchboard.events.Topics;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Tests the delivery of what came for a number before the tenant owned it. */
class AdoptedNumberIT extends ConversationServiceFixture {

    private static final String ADOPTED = "+15005559920";

    @Test
    void aConversationOfANumberThatIsAdoptedLaterIsRouted() {
        var customer = "+15551239920";
        KAFKA.writeSample(
                "inbound-message",
                Map.of(
                        "+15551230001",
                        customer,
                        "+15005550006",
                        ADOPTED,
                        "SM0123456789abcdef0123456789abcdef",
                        sid(9920)));
        assertThat(awaitConversation("demo", customer).get("routed").asBoolean())
                .isFalse();

        adopt();

        await().atMost(Duration.ofSeconds(20))
                .until(() -> awaitConversation("demo", customer).get("routed").asBoolean());
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(KAFKA.read(Topics.EVENTS))
                        .anyMatch(record -> record.value().contains(customer)
                                && record.value().contains("\"routed\":true")));
    }

    private static void adopt() {
        var number = new NumberRecord(
                ADOPTED,
                OneNumber.TENANT.value(),
                "PN2",
                OneNumber.ACCOUNT_SID,
                null,
                List.of(NumberRecord.ChannelKind.SMS));
        var headers = Map.of(
                "ce_specversion", "1.0",
                "ce_id", "adopted",
                "ce_type", EventType.NUMBER_RECORDED.type(),
                "ce_source", "/provisioning-service",
                "ce_time", Instant.now().toString());
        KAFKA.write(Topics.NUMBERS.name(), ADOPTED, headers, JSON.writeValueAsString(number));
    }
}
