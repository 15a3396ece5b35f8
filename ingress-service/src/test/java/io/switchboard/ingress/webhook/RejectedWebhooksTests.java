package io.switchboard.ingress.webhook;

import java.util.Base64;
import java.util.concurrent.CompletableFuture;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.RejectedWebhook;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.SendResult;
import org.springframework.mock.web.MockHttpServletRequest;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

/** What is put aside of a webhook that was refused. */
class RejectedWebhooksTests {

    private static final String SMS = "/api/webhooks/sms";
    private static final String WRONG = "RSOYDt4T1cUTdK1PDd93/VVr8B8=";

    private final Ingress ingress = new Ingress();

    @Test
    void holdsAllThatAGetConsistsOf() throws Exception {
        var request = Ingress.unsigned(SMS + "?AccountSid=" + Ingress.ACCOUNT + "&Body=Hi", "");
        request.setMethod("GET");
        request.setContentType(null);

        var rejected = refused(request);

        assertThat(rejected.method()).isEqualTo("GET");
        assertThat(rejected.contentType()).isNull();
        assertThat(rejected.path()).isEqualTo(SMS);
        assertThat(rejected.target()).isEqualTo(SMS + "?AccountSid=" + Ingress.ACCOUNT + "&Body=Hi");
        assertThat(rejected.accountSid()).isEqualTo(Ingress.ACCOUNT);
        assertThat(rejected.bodyBase64()).isEmpty();
    }

    @Test
    void holdsAllThatAPostOfJsonConsistsOf() throws Exception {
        var json = "{\"AccountSid\":\"" + Ingress.ACCOUNT + "\"}";
        var request = Ingress.unsigned("/api/webhooks/conversations?bodySHA256=00", json);
        request.setContentType("application/json");

        var rejected = refused(request);

        assertThat(rejected.method()).isEqualTo("POST");
        assertThat(rejected.contentType()).isEqualTo("application/json");
        assertThat(Base64.getDecoder().decode(rejected.bodyBase64())).asString().isEqualTo(json);
    }

    @Test
    void holdsNoSecretOfAnyHeader() throws Exception {
        var request = Ingress.unsigned(SMS, "AccountSid=" + Ingress.ACCOUNT);
        request.addHeader("Authorization", "Basic c2VjcmV0");
        request.addHeader("Cookie", "session=secret");
        request.addHeader("X-Forwarded-For", "secret");

        var rejected = refused(request);

        assertThat(json(rejected)).doesNotContain("secret", "c2VjcmV0", Ingress.TOKEN);
    }

    @Test
    void isNotMuchLargerThanTheBodyWhateverItClaims() throws Exception {
        var claim = "AC" + "%00".repeat(21_000);

        var rejected = refused(Ingress.unsigned(SMS, "AccountSid=" + claim));

        assertThat(rejected.accountSid()).isNull();
        assertThat(json(rejected)).hasSizeLessThan(100 * 1024);
    }

    @Test
    void isCutOffWhereTheyAreAFlood() {
        var kafka = silentKafka();
        var meters = new SimpleMeterRegistry();
        var rejected = new RejectedWebhooks(kafka, new Meters(meters));

        for (var i = 0; i < 100; i++) {
            rejected.putAside(webhook(), Refusal.BAD_SIGNATURE, Ingress.ACCOUNT);
        }

        verify(kafka, times(64)).send(any(), any(), any());
        assertThat(meters.get("switchboard.ingress.rejections.written")
                        .tag("outcome", "lost")
                        .counter()
                        .count())
                .isEqualTo(36);
    }

    private RejectedWebhook refused(MockHttpServletRequest request) throws Exception {
        request.addHeader("X-Twilio-Signature", WRONG);
        assertThat(ingress.answer(request).getStatus()).isEqualTo(403);
        return (RejectedWebhook) ingress.kafka.records().getFirst().value().data();
    }

    private static ReceivedWebhook webhook() {
        return new ReceivedWebhook(Ingress.NOW, "GET", SMS, SMS, null, WRONG, "192.0.2.1", new byte[0]);
    }

    /** One that neither takes nor refuses. */
    @SuppressWarnings("unchecked")
    private static KafkaTemplate<String, CloudEvent<?>> silentKafka() {
        KafkaTemplate<String, CloudEvent<?>> kafka = Mockito.mock();
        when(kafka.send(any(), any(), any())).thenReturn(new CompletableFuture<SendResult<String, CloudEvent<?>>>());
        return kafka;
    }

    private static String json(RejectedWebhook rejected) {
        return new JsonMapper().writeValueAsString(rejected);
    }
}
