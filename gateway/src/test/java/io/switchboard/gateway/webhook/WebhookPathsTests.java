package io.switchboard.gateway.webhook;

import java.net.URI;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WebhookPathsTests {

    private final WebhookPaths paths = paths("/api/webhooks/**", "/functions/v1/twilio-webhook");

    @ParameterizedTest
    @CsvSource({
        "/api/webhooks, TEXTS",
        "/api/webhooks?a=b, TEXTS",
        "/api/webhooks/sms, TEXTS",
        "/api/webhooks//x, TEXTS",
        "/api/webhooks/voice, CALLS",
        "/api/webhooks/voice/status?a=/b, CALLS",
        "/api/webhooks/voicemail, TEXTS",
        "/functions/v1/twilio-webhook, TEXTS",
        "/functions/v1/twilio-webhook?bodySHA256=0, TEXTS"
    })
    void aWebhookHasARoad(String target, WebhookRoad road) {
        assertThat(paths.roadOf(target)).isEqualTo(road);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/api",
                "/api/webhook-endpoints",
                "/api/webhooksx",
                "/api/webhooks;a=b/sms",
                "/api/%77ebhooks/sms",
                "/API/webhooks/sms",
                "//api/webhooks/sms",
                "/functions/v1/twilio-webhook/x",
                "/x?/api/webhooks/sms"
            })
    void allElseNeedsALogin(String target) {
        assertThat(paths.roadOf(target)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/**", "api/webhooks", "/api/*/sms", "/api/**/sms", ""})
    void aPatternThatIsNoPathStopsTheStart(String pattern) {
        assertThatThrownBy(() -> paths(pattern)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anIngressWithoutAHostStopsTheStart() {
        assertThatThrownBy(() -> new WebhookSettings(URI.create("ingress:8081"), List.of("/a"), List.of()))
                .hasMessageContaining("INGRESS_URL");
    }

    private static WebhookPaths paths(String... patterns) {
        return new WebhookPaths(new WebhookSettings(
                URI.create("http://ingress"), List.of(patterns), List.of("/api/webhooks/voice/**")));
    }
}
