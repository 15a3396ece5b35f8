package io.switchboard.notification.sending;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import io.switchboard.notification.outbound.OutboundFailure;
import io.switchboard.notification.outbound.OutboundResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class WebhookSignatureTests {

    /** The example of Standard Webhooks' own libraries. */
    private static final String SECRET = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private static final Instant AT = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void itIsThatOfStandardWebhooks() {
        var signature = WebhookSignature.of(
                List.of(Base64.getDecoder().decode(SECRET)),
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                1614265330,
                "{\"test\": 2432232314}");

        assertThat(signature).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void eachKeySigns() {
        var keys = List.of("a".getBytes(StandardCharsets.UTF_8), "b".getBytes(StandardCharsets.UTF_8));

        assertThat(WebhookSignature.of(keys, "id", 1, "{}").split(" "))
                .hasSize(2)
                .doesNotHaveDuplicates()
                .allMatch(signature -> signature.startsWith("v1,"));
    }

    @Test
    void theBodyIsCloudEventsJson() {
        var event = event("SM1/\"2\"");

        var json = new JsonMapper().readTree(event.json("{\"body\":\"Hi\",\"added\":1}"));

        assertThat(json.get("specversion").asString()).isEqualTo("1.0");
        assertThat(json.get("type").asString()).isEqualTo("io.switchboard.message.received");
        assertThat(json.get("id").asString()).isEqualTo("SM1/\"2\"");
        assertThat(json.get("time").asString()).isEqualTo("2026-11-21T12:00:00Z");
        assertThat(json.at("/data/added").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"SM1/2/0, SM1/2/0", "a.b, evt_", "'a b', evt_", "Füße, evt_"})
    void theWebhookIdIsTheEventsIdWhereAHeaderCanCarryIt(String eventId, String beginning) {
        assertThat(event(eventId).webhookId())
                .startsWith(beginning)
                .matches("[!-~]+")
                .doesNotContain(".");
    }

    @ParameterizedTest
    @CsvSource({"7, 7", "'Sat, 21 Nov 2026 12:01:00 GMT', 60", "soon,", "-5,", "99999999999,"})
    void retryAfterIsSecondsOrADate(String header, Long seconds) {
        var answer = new OutboundResult.Answered(503, Map.of("retry-after", header), "", Duration.ZERO);
        var sent = new SentWebhook(AT, "https://example.com", "1", answer);

        assertThat(sent.retryAfter().map(Duration::toSeconds).orElse(null)).isEqualTo(seconds);
    }

    @Test
    void aFailureIsASentence() {
        var redirected = new OutboundResult.Answered(307, Map.of(), "", Duration.ZERO);
        var late = new OutboundResult.Failed(OutboundFailure.TIMED_OUT, Duration.ZERO);

        assertThat(new SentWebhook(AT, "u", "1", redirected).failure())
                .isEqualTo("The answer was 307; redirects are not followed.");
        assertThat(new SentWebhook(AT, "u", "1", late).failure()).isEqualTo("The answer was not complete in time.");
    }

    private static WebhookEvent event(String id) {
        return new WebhookEvent(id, "io.switchboard.message.received", "/conversation-service", null, AT, "demo", null);
    }
}
