package io.switchboard.ingress.webhook;

import java.time.Duration;
import java.util.Base64;
import java.util.List;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.switchboard.events.twilio.RejectedWebhook;
import io.switchboard.ingress.publishing.FakeKafka;
import io.switchboard.ingress.request.ReceivedWebhook;
import io.switchboard.ingress.request.RejectionReason;
import io.switchboard.ingress.telemetry.IngressMeters;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** The records of rejected webhooks. */
class RejectedWebhooksTests {

    private static final String SMS = "/api/webhooks/sms";
    private static final String TYPE = "application/x-www-form-urlencoded";
    private static final long PARTITION = 16 * 1024 * 1024;
    private static final String WRONG = "RSOYDt4T1cUTdK1PDd93/VVr8B8=";

    private final TestIngress ingress = new TestIngress();

    @Test
    void theRecordHoldsAWholeGet() throws Exception {
        var request = TestIngress.unsigned(SMS + "?AccountSid=" + TestIngress.ACCOUNT + "&Body=Hi", "");
        request.setMethod("GET");
        request.setContentType(null);

        var rejected = refused(request);

        assertThat(rejected.method()).isEqualTo("GET");
        assertThat(rejected.contentType()).isNull();
        assertThat(rejected.path()).isEqualTo(SMS);
        assertThat(rejected.target()).isEqualTo(SMS + "?AccountSid=" + TestIngress.ACCOUNT + "&Body=Hi");
        assertThat(rejected.accountSid()).isEqualTo(TestIngress.ACCOUNT);
        assertThat(rejected.bodyBase64()).isEmpty();
    }

    @Test
    void theRecordHoldsAWholePostOfJson() throws Exception {
        var json = "{\"AccountSid\":\"" + TestIngress.ACCOUNT + "\"}";
        var request = TestIngress.unsigned("/api/webhooks/conversations?bodySHA256=00", json);
        request.setContentType("application/json");

        var rejected = refused(request);

        assertThat(rejected.method()).isEqualTo("POST");
        assertThat(rejected.contentType()).isEqualTo("application/json");
        assertThat(Base64.getDecoder().decode(rejected.bodyBase64())).asString().isEqualTo(json);
    }

    @Test
    void theRecordHoldsNoSecretOfAnyHeader() throws Exception {
        var request = TestIngress.unsigned(SMS, "AccountSid=" + TestIngress.ACCOUNT);
        request.addHeader("Authorization", "Basic c2VjcmV0");
        request.addHeader("Cookie", "session=secret");
        request.addHeader("X-Forwarded-For", "secret");

        var rejected = refused(request);

        assertThat(json(rejected)).doesNotContain("secret", "c2VjcmV0", TestIngress.TOKEN);
    }

    @Test
    void theRecordIsNotMuchLargerThanTheBody() throws Exception {
        var claim = "AC" + "%00".repeat(80_000);

        var rejected = refused(TestIngress.unsigned(SMS, "AccountSid=" + claim));

        assertThat(rejected.accountSid()).isNull();
        assertThat(json(rejected)).hasSizeLessThan(350 * 1024);
    }

    @Test
    void theBeginningOfATooLargeBodyIsStoredForAKnownAccount() throws Exception {
        var body = "AccountSid=" + TestIngress.ACCOUNT + "&Body=" + "x".repeat(300_000);
        var request = TestIngress.unsigned(SMS, body);
        request.addHeader("X-Twilio-Signature", WRONG);

        var response = ingress.answer(request);

        assertThat(response.getStatus()).isEqualTo(413);
        var rejected =
                (RejectedWebhook) ingress.kafka.records().getFirst().value().data();
        assertThat(rejected.reason()).isEqualTo("content-too-large");
        assertThat(rejected.wholeLength()).isEqualTo(body.length());
        assertThat(Base64.getDecoder().decode(rejected.bodyBase64())).asString().isEqualTo(body.substring(0, 4096));
    }

    @Test
    void nothingOfATooLargeBodyIsStoredForAnUnknownAccount() throws Exception {
        for (var account : List.of("AC000000000000000000000000000000ff", "AC1", "")) {
            var request = TestIngress.unsigned(SMS, "AccountSid=" + account + "&Body=" + "x".repeat(300_000));
            request.addHeader("X-Twilio-Signature", WRONG);
            assertThat(ingress.answer(request).getStatus()).isEqualTo(413);
        }

        assertThat(ingress.kafka.records()).isEmpty();
    }

    @Test
    void theSourceIsTheAddressThatTheGatewayReports() throws Exception {
        var request = TestIngress.unsigned(SMS, "MessageSid=x");
        request.addHeader("X-Forwarded-For", "198.51.100.7, 2001:db8::1");

        refused(request);

        assertThat(ingress.kafka.records().getFirst().key()).isEqualTo("2001:db8::1");
    }

    @Test
    void aFloodOfOneSourceIsCutOffForThatSourceOnly() {
        var kafka = FakeKafka.silent();
        var meters = new SimpleMeterRegistry();
        var rejected = rejected(kafka, meters);

        for (var i = 0; i < 100; i++) {
            rejected.store(webhook("192.0.2.1", 0), RejectionReason.BAD_SIGNATURE, TestIngress.ACCOUNT, Duration.ZERO);
        }
        rejected.store(webhook("192.0.2.2", 0), RejectionReason.BAD_SIGNATURE, TestIngress.ACCOUNT, Duration.ZERO);
        rejected.store(webhook("192.0.2.1", 0), RejectionReason.UNKNOWN_ACCOUNT, null, Duration.ZERO);

        assertThat(kafka.records()).hasSize(10);
        assertThat(lost(meters)).isEqualTo(92);
    }

    @Test
    void aFloodOfOneSenderLeavesSpaceForOthers() {
        var meters = new SimpleMeterRegistry();
        var fake = new FakeKafka();
        var rejected = rejected(fake, meters);

        for (var i = 0; i < 5_000; i++) {
            rejected.store(
                    webhook("192.0.2.1", 200_000), RejectionReason.BAD_SIGNATURE, TestIngress.ACCOUNT, Duration.ZERO);
            rejected.store(
                    webhook("192.0.2.1", 200_000),
                    RejectionReason.UNKNOWN_ACCOUNT,
                    "AC%032d".formatted(i),
                    Duration.ZERO);
        }
        var ofTheFlood = bytes(fake);
        rejected.store(webhook("198.51.100.7", 500), RejectionReason.BAD_SIGNATURE, TestIngress.ACCOUNT, Duration.ZERO);
        rejected.store(
                webhook("198.51.100.7", 500), RejectionReason.UNKNOWN_ACCOUNT, "AC" + "e".repeat(32), Duration.ZERO);

        assertThat(ofTheFlood).isLessThan(2 * PARTITION / 8);
        assertThat(fake.records()
                        .subList(fake.records().size() - 2, fake.records().size()))
                .allSatisfy(
                        record -> assertThat(((RejectedWebhook) record.value().data()).bodyBase64())
                                .hasSize(668));
    }

    @Test
    void manySourcesThatNameOneAccountShareItsSpace() {
        var fake = new FakeKafka();
        var rejected = rejected(fake, new SimpleMeterRegistry());

        for (var i = 0; i < 5_000; i++) {
            rejected.store(
                    webhook("192.0.2." + i, 200_000),
                    RejectionReason.BAD_SIGNATURE,
                    TestIngress.ACCOUNT,
                    Duration.ZERO);
        }

        assertThat(bytes(fake)).isLessThan(PARTITION / 2).isGreaterThan(PARTITION / 4);
    }

    @Test
    void aRecordThatKafkaDoesNotAcceptFreesItsPlaceAndIsCountedAsLost() {
        var fake = new FakeKafka();
        var meters = new SimpleMeterRegistry();
        var rejected = rejected(fake, meters);
        fake.failWith(new TimeoutException("away"));

        for (var i = 0; i < 100; i++) {
            rejected.store(webhook("192.0.2." + i, 0), RejectionReason.BAD_SIGNATURE, null, Duration.ZERO);
        }
        fake.recover();
        rejected.store(webhook("198.51.100.7", 0), RejectionReason.BAD_SIGNATURE, null, Duration.ZERO);

        assertThat(lost(meters)).isEqualTo(100);
        assertThat(fake.records()).hasSize(1);
    }

    private static long bytes(FakeKafka kafka) {
        return kafka.records().stream()
                .mapToLong(record ->
                        ((RejectedWebhook) record.value().data()).bodyBase64().length())
                .sum();
    }

    private static double lost(SimpleMeterRegistry meters) {
        return meters.get("switchboard.ingress.rejected.stored")
                .tag("outcome", "lost")
                .counter()
                .count();
    }

    private static RejectedWebhooks rejected(FakeKafka kafka, SimpleMeterRegistry meters) {
        return new RejectedWebhooks(
                kafka.events(),
                new TestIngress.OneAccount(List.of()),
                new RejectedTopicSettings(Duration.ofDays(14), DataSize.ofBytes(PARTITION)),
                new IngressMeters(meters));
    }

    private RejectedWebhook refused(MockHttpServletRequest request) throws Exception {
        request.addHeader("X-Twilio-Signature", WRONG);
        assertThat(ingress.answer(request).getStatus()).isEqualTo(403);
        return (RejectedWebhook) ingress.kafka.records().getFirst().value().data();
    }

    private static ReceivedWebhook webhook(String source, int bytes) {
        return new ReceivedWebhook(TestIngress.NOW, "POST", SMS, SMS, TYPE, WRONG, source, new byte[bytes], null);
    }

    private static String json(RejectedWebhook rejected) {
        return new JsonMapper().writeValueAsString(rejected);
    }
}
