package io.switchboard.gateway;

import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class BackendFailureIT extends GatewayFixture {

    private final String token = bearer(issuer.token(claims -> {}));

    @Test
    void aServiceThatIsDownIs503() throws Exception {
        var answer = get("/api/phone-numbers", "Authorization", token);

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body())
                .contains("\"type\":\"https://switchboard.io/problems/service-unavailable\"")
                .contains("\"status\":503", "\"title\":", "\"detail\":", "\"instance\":\"/api/phone-numbers\"")
                .doesNotContain("localhost", "Exception");
    }

    @Test
    void aServiceThatDoesNotAnswerIs504() throws Exception {
        var done = new CountDownLatch(1);
        conversation.answers((request, connection) -> done.await());

        var answer = get("/api/conversations", "Authorization", token);
        done.countDown();

        assertThat(answer.statusCode()).isEqualTo(504);
        assertThat(answer.body()).contains("problems/gateway-timeout").doesNotContain("4000", "longer than");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/webhooks/sms", "/api/webhooks/voice", "/api/twilio/voice?agentId=a"})
    void aHangingIngressIs503WhileTwilioStillHasTimeToTryAgain(String path) throws Exception {
        var done = new CountDownLatch(1);
        ingress.answers((request, connection) -> done.await());

        var answer = post(path, "a=b");
        done.countDown();

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.body()).contains("problems/service-unavailable");
    }

    @Test
    void aServiceThatBreaksOffIs502() throws Exception {
        ingress.answers((request, connection) -> RawBackend.respond(connection, "HTTP/1.1 2"));

        var answer = post("/api/webhooks/sms", "a=b");

        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.body()).contains("problems/bad-gateway");
    }

    @Test
    void anUnknownAddressIs404() throws Exception {
        var answer = get("/nowhere");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("problems/not-found", "\"instance\":\"/nowhere\"");
    }

    @Test
    void anAmbiguousApiTargetIs400() throws Exception {
        var answer = raw.send("GET /api/conversations/%2e%2e%2fx HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 400").contains("problems/bad-request");
    }

    @Test
    void anApiBodyMayBeLargerThanAWebhooks() throws Exception {
        String[] headers = {"Authorization", token, "Content-Type", "application/json"};

        assertThat(post("/api/messages", "a".repeat(1 << 20), headers).statusCode())
                .isEqualTo(200);
        assertThat(raw.send("POST /api/messages HTTP/1.1\r\nHost: h\r\nAuthorization: " + token
                        + "\r\nContent-Length: 1048577\r\n\r\n"))
                .startsWith("HTTP/1.1 413");
    }
}
