package io.switchboard.gateway;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class WebhookIT extends GatewayFixture {

    private static final String FORM = "Content-Type: application/x-www-form-urlencoded\r\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/webhooks/sms",
                "/api/webhooks/sms/",
                "/api/webhooks/sms?",
                "/api/webhooks/sms?a=b&a=c",
                "/api/webhooks/sms?z=1&a=2&&b",
                "/api/webhooks/sms?x=%27it%27s+here%20&y='&z=%e2%82%ac%E2%82%AC",
                "/api/webhooks/sms?u=http%3A%2F%2Fh%2Fp%3Fq%3D%2525&p=%2B1555",
                "/api/webhooks/sms?q=1?2/3:4@5;6,7!8$9(0)*~",
                "/api/webhooks/a%2Fb%3Fc%20d%25e%252Ff;v=1",
                "/api/webhooks//sms",
                "/api/twilio/voice?agentId=a%2Fb",
                "/functions/v1/twilio-webhook?bodySHA256=00"
            })
    void theTargetReachesTheIngressAsTwilioCalledIt(String target) throws Exception {
        var answer = raw.post(target, FORM, "Body=a");

        assertThat(answer).startsWith("HTTP/1.1 200 OK");
        assertThat(ingress.received().line()).isEqualTo("POST " + target + " HTTP/1.1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/webhooks/../conversations",
                "/api/webhooks/%2e%2E/x",
                "/api/webhooks/..;a=b/x",
                "/api/webhooks/sms?a=\u00c3\u00a9",
                "/api/webhooks/sms#x",
                "/api/webhooks/sms?a=%zz",
                "/api/webhooks/sms?a=|"
            })
    void aTargetThatWouldNotArriveAsItIsGetsRefused(String target) throws Exception {
        assertThat(raw.post(target, FORM, "Body=a")).startsWith("HTTP/1.1 400");
        assertThat(ingress.receivedNothing()).isTrue();
    }

    @Test
    void bodyAndTwiliosHeadersArriveByteForByte() throws Exception {
        var body = "Body=%F0%9F%98%80+%C3%a9\u00c3\u00a9\u0000\u00ff&From=%2B1555&Body=&=";

        raw.post("/api/webhooks/sms", FORM + "X-Twilio-Signature: abc=\r\nI-Twilio-Idempotency-Token: t-1\r\n", body);

        var request = ingress.received();
        assertThat(request.body()).isEqualTo(body);
        assertThat(request.header("X-Twilio-Signature")).containsExactly("abc=");
        assertThat(request.header("I-Twilio-Idempotency-Token")).containsExactly("t-1");
        assertThat(request.header("Content-Type")).containsExactly("application/x-www-form-urlencoded");
        assertThat(request.header("Content-Length")).containsExactly(Integer.toString(body.length()));
    }

    @Test
    void aChunkedBodyArrivesWhole() throws Exception {
        raw.send(chunked("/api/webhooks/sms", 3));

        assertThat(ingress.received().body()).hasSize(3 * 4096);
    }

    @Test
    void whatAClientSaysAboutItsForwardingOrTenantStaysOutside() throws Exception {
        raw.post(
                "/api/webhooks/sms",
                FORM + "X-Forwarded-Host: evil\r\nX-Forwarded-Proto: https\r\nX-Forwarded-For: 1.2.3.4\r\n"
                        + "Forwarded: host=evil\r\nX-Tenant-Id: other\r\nTenant: other\r\nCookie: SESSION=1\r\n",
                "a=b");

        assertThat(String.join("\n", ingress.received().headers()))
                .doesNotContainIgnoringCase("evil")
                .doesNotContainIgnoringCase("forwarded-host")
                .doesNotContainIgnoringCase("forwarded-proto")
                .doesNotContainIgnoringCase("forwarded: ")
                .doesNotContainIgnoringCase("other")
                .doesNotContain("SESSION");
    }

    @Test
    void theIngressLearnsTheSourceThatATrustedProxyNames() throws Exception {
        raw.post("/api/webhooks/sms", FORM + "X-Forwarded-For: 6.6.6.6, 1.2.3.4, 10.0.0.7\r\n", "a=b");

        assertThat(ingress.received().header("X-Forwarded-For")).containsExactly("1.2.3.4");
    }

    @Test
    void theIngressLearnsTheAddressOfAClientThatNoProxyNames() throws Exception {
        raw.post("/api/webhooks/sms", FORM + "X-Forwarded-For: no address\r\n", "a=b");

        assertThat(ingress.received().header("X-Forwarded-For")).containsExactly("127.0.0.1");
    }

    @Test
    void aTraceIsStartedAndPassedOn() throws Exception {
        raw.post("/api/webhooks/sms", FORM, "a=b");

        assertThat(ingress.received().header("traceparent"))
                .singleElement()
                .asString()
                .matches("00-\\w{32}-\\w{16}-0\\d");
    }

    @Test
    void theServicesAnswerComesBackAsItIs() throws Exception {
        ingress.answers((request, connection) -> RawBackend.respond(
                connection,
                "HTTP/1.1 403 Forbidden\r\nContent-Type: text/xml\r\nCache-Control: max-age=1\r\nContent-Length: 11\r\n"
                        + "X-Content-Type-Options: nosniff\r\n\r\n<Response/>"));

        var answer = raw.post("/api/webhooks/sms", FORM, "a=b");

        assertThat(answer)
                .startsWith("HTTP/1.1 403")
                .endsWith("\r\n\r\n<Response/>")
                .containsOnlyOnce("max-age=1")
                .containsOnlyOnce("nosniff")
                .doesNotContain("no-store");
    }

    @Test
    void aDeclaredBodyOver256KiBIsRefusedUnread() throws Exception {
        var answer = raw.send("POST /api/webhooks/sms HTTP/1.1\r\nHost: h\r\nContent-Length: 262145\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 413").contains("problems/content-too-large");
        assertThat(ingress.receivedNothing()).isTrue();
    }

    @Test
    void ofABodyOver256KiBTheIngressGetsTheBeginningAndTheLength() throws Exception {
        ingress.answers((request, connection) ->
                RawBackend.respond(connection, "HTTP/1.1 413 Content Too Large\r\nContent-Length: 0\r\n\r\n"));

        // The rest is not sent: a connection that is closed before all of it is read is reset, and the answer may be
        // lost.
        var head = "POST /api/webhooks/sms HTTP/1.1\r\nHost: h\r\nConnection: close\r\n" + FORM
                + "Content-Length: 300000\r\n\r\n";
        assertThat(raw.send(head + "a".repeat(4096))).startsWith("HTTP/1.1 413");
        var declared = ingress.received();
        assertThat(raw.send(chunked("/api/webhooks/sms", 65))).startsWith("HTTP/1.1 413");
        var undeclared = ingress.received();

        assertThat(declared.body()).hasSizeBetween(1, 4096);
        assertThat(declared.header("X-Switchboard-Body-Length")).containsExactly("300000");
        assertThat(undeclared.body()).hasSize(4096);
        assertThat(undeclared.header("X-Switchboard-Body-Length")).containsExactly("262145");
    }

    @Test
    void aClientCannotSayThatABodyIsCut() throws Exception {
        raw.post("/api/webhooks/sms", FORM + "X-Switchboard-Body-Length: 300000\r\n", "a=b");

        assertThat(ingress.received().header("X-Switchboard-Body-Length")).isEmpty();
    }

    @Test
    void exactly256KiBPass() throws Exception {
        assertThat(raw.post("/api/webhooks/sms", FORM, "a".repeat(262_144))).startsWith("HTTP/1.1 200");
        assertThat(ingress.received().body()).hasSize(262_144);
        assertThat(raw.send(chunked("/api/webhooks/sms", 64))).startsWith("HTTP/1.1 200");
        assertThat(ingress.received().header("Content-Length")).containsExactly("262144");
    }

    private static String chunked(String target, int chunksOf4KiB) {
        return "POST " + target + " HTTP/1.1\r\nHost: h\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n"
                + ("1000\r\n" + "a".repeat(4096) + "\r\n").repeat(chunksOf4KiB) + "0\r\n\r\n";
    }
}
