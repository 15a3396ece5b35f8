package io.switchboard.provisioning.failedrecord;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

class FailedRecordDetailTests {

    @Test
    void secretsOfAPayloadAreLeftOutAtAnyDepth() {
        var detail = detail("twilio.messaging.dlt", """
                {"accountSid": "AC1", "parameters": {"Body": "Hi", "AuthToken": "s3cret"}, "sealedAuthToken": "s3cret"}""");

        assertThat(detail.toString()).doesNotContain("s3cret").contains("Hi", "AC1");
    }

    @Test
    void aRejectedWebhookShowsItsParametersWithoutItsSecrets() {
        var body = Base64.getEncoder()
                .encodeToString("Body=Hi+there&AuthToken=s3cret&From=%2B1555".getBytes(StandardCharsets.UTF_8));

        var detail = detail("twilio.rejected", """
                {"reason": "bad-signature", "path": "/api/webhooks/sms", "signature": "s3cret",
                 "contentType": "application/x-www-form-urlencoded", "bodyBase64": "%s"}""".formatted(body));

        assertThat(detail.record().reason()).isEqualTo("bad-signature");
        assertThat(requireNonNull(detail.parameters()))
                .containsEntry("Body", "Hi there")
                .containsEntry("From", "+1555");
        assertThat(detail.toString()).doesNotContain("s3cret").doesNotContain(body);
    }

    @Test
    void aRejectedWebhookNamesTheUrlForWhichItIsVerified() {
        var detail = detail("twilio.rejected", """
                {"reason": "bad-signature", "path": "/api/webhooks/sms", "target": "/api/webhooks/sms?agentId=7"}""");

        assertThat(detail.url()).isEqualTo("https://hooks.example.com/api/webhooks/sms?agentId=7");
        assertThat(detail("twilio.messaging.dlt", "{}").url()).isNull();
    }

    @Test
    void aLongTextIsCutAndWhatIsNoJsonIsNotShown() {
        var detail = detail("twilio.messaging.dlt", "{\"body\": \"" + "x".repeat(10_000) + "\"}");
        var unreadable = detail("twilio.messaging.dlt", "AuthToken=s3cret");

        assertThat(String.valueOf(requireNonNull(detail.value()).get("body"))).hasSizeLessThan(4_100);
        assertThat(unreadable.value()).isNull();
        assertThat(unreadable.toString()).doesNotContain("s3cret");
    }

    private static FailedRecordDetail detail(String topic, String value) {
        var record = new ConsumerRecord<>(
                topic, 0, 7, "key".getBytes(StandardCharsets.UTF_8), value.getBytes(StandardCharsets.UTF_8));
        return FailedRecordDetail.of(FailedRecord.of(record), null, "https://hooks.example.com");
    }
}
