package io.switchboard.ingress.replay;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

import io.switchboard.events.CloudEvent;
import io.switchboard.events.EventType;
import io.switchboard.events.twilio.RejectedWebhook;
import io.switchboard.ingress.publishing.FakeKafka;
import io.switchboard.ingress.signature.PublicUrls;
import io.switchboard.ingress.signature.SignatureCheck;
import io.switchboard.ingress.verification.WebhookReverification;
import io.switchboard.ingress.webhook.TestIngress;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Records of a newer or older version of the ingress, and of a conversation service, that an operator replays. */
class ReplayEvolutionTests {

    private static final String SMS = "/api/webhooks/sms";
    private static final String FORM =
            "MessageSid=SM00000000000000000000000000000001&From=%2B1&To=%2B2&AccountSid=" + TestIngress.ACCOUNT;
    private static final JsonMapper JSON = new JsonMapper();

    private final FakeKafka kafka = new FakeKafka();
    private final ReplayCounts counts = new ReplayCounts();

    @Test
    void aRejectedWebhookWithAnAddedFieldIsReplayed() {
        replay(rejected().put("addedNextYear", "x"));

        assertReplayed();
    }

    @ParameterizedTest
    @ValueSource(strings = {"accountSid", "wholeLength"})
    void aRejectedWebhookWithoutAnOptionalFieldIsReplayed(String field) {
        replay(rejected().without(field));

        assertReplayed();
    }

    @Test
    void aRejectedWebhookWithAReasonThatIsNotKnownIsReplayed() {
        replay(rejected().put("reason", "invented-next-year"));

        assertReplayed();
    }

    @Test
    void anAddedHeaderChangesNothing() {
        var record = record(rejected());
        record.headers().add("ce_dataschema", "https://example.com/2".getBytes(StandardCharsets.UTF_8));

        replay(record);

        assertReplayed();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"reason", "receivedAt", "method", "path", "target", "contentType", "signature", "bodyBase64"})
    void aRejectedWebhookWithoutAFieldThatItsVerificationNeedsIsUnreadable(String field) {
        replay(rejected().without(field));

        assertUnreadable();
    }

    @ParameterizedTest
    @CsvSource({"ce_type, io.switchboard.webhook.parked", "ce_specversion, 2.0"})
    void anEventOfAnotherTypeOrVersionIsUnreadable(String header, String value) {
        var record = record(rejected());
        record.headers().remove(header).add(header, value.getBytes(StandardCharsets.UTF_8));

        replay(record);

        assertUnreadable();
    }

    @Test
    void aDeadLetterOfAnyVersionIsPutBackAsItIs() {
        var value = ("{\"accountSid\":\"" + TestIngress.ACCOUNT + "\", \"addedNextYear\" : [1] }")
                .getBytes(StandardCharsets.UTF_8);
        var producer = new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
        var options = ReplayArguments.parse(List.of("--topic", "twilio.voice.dlt", "--account", TestIngress.ACCOUNT));
        var record = new ConsumerRecord<>("twilio.voice.dlt", 0, 0, new byte[0], value);
        record.headers().add("ce_type", "com.twilio.voice.added-next-year".getBytes(StandardCharsets.UTF_8));

        new DeadLetterReplayer(options, producer).replay(record, counts);

        assertThat(producer.history()).singleElement().satisfies(restored -> {
            assertThat(restored.topic()).isEqualTo("twilio.voice");
            assertThat(restored.value()).isEqualTo(value);
            assertThat(restored.headers()).isEqualTo(record.headers());
        });
    }

    private void assertReplayed() {
        assertThat(counts.allReplayed()).isEqualTo(1);
        assertThat(kafka.records())
                .singleElement()
                .satisfies(record -> assertThat(record.value().id()).isEqualTo("SM00000000000000000000000000000001"));
    }

    private void assertUnreadable() {
        assertThat(counts.allUnreadable()).isEqualTo(1);
        assertThat(kafka.records()).isEmpty();
    }

    private void replay(ObjectNode rejected) {
        replay(record(rejected));
    }

    private void replay(ConsumerRecord<byte[], byte[]> record) {
        var signatures = new SignatureCheck(new PublicUrls(TestIngress.BASE, ""));
        var reverification = new WebhookReverification(new TestIngress.OneAccount(List.of()), signatures);
        var options = ReplayArguments.parse(List.of());
        new RejectedWebhookReplayer(options, reverification, kafka.publisher()).replay(record, counts);
    }

    private static ConsumerRecord<byte[], byte[]> record(ObjectNode rejected) {
        var event = new CloudEvent<>(
                "rejected-1",
                EventType.WEBHOOK_REJECTED.type(),
                "/ingress-service",
                null,
                TestIngress.NOW,
                null,
                rejected);
        var record = new ConsumerRecord<>("twilio.rejected", 0, 0, new byte[0], JSON.writeValueAsBytes(rejected));
        event.headers().forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    /** A webhook that was rejected, for example because its account was not known yet, and is valid now. */
    private static ObjectNode rejected() {
        var webhook = new RejectedWebhook(
                "unknown-account",
                TestIngress.ACCOUNT,
                Instant.parse("2026-11-21T09:30:00.123Z"),
                "POST",
                SMS,
                SMS,
                "application/x-www-form-urlencoded",
                TestIngress.sign(SMS, FORM, TestIngress.TOKEN),
                Base64.getEncoder().encodeToString(FORM.getBytes(StandardCharsets.UTF_8)),
                null,
                null,
                null);
        return JSON.valueToTree(webhook);
    }
}
