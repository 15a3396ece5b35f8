package io.switchboard.gateway.webhook;

import java.net.InetAddress;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class WebhookHeadersTests {

    private static final InetAddress SOURCE = InetAddress.getLoopbackAddress();

    private final HttpHeaders from = new DefaultHttpHeaders();
    private final HttpHeaders to = new DefaultHttpHeaders();

    @Test
    void twiliosHeadersArriveInTheirOrderAndSpelling() {
        from.add("X-Twilio-Signature", "a=")
                .add("Accept", "*/*")
                .add("accept", "text/xml")
                .add("X-b", "");

        WebhookHeaders.copyRequest(from, to, SOURCE, null);

        assertThat(to.entries())
                .extracting(header -> header.getKey() + ": " + header.getValue())
                .containsExactly(
                        "X-Twilio-Signature: a=",
                        "Accept: */*",
                        "accept: text/xml",
                        "X-b: ",
                        "X-Forwarded-For: " + SOURCE.getHostAddress());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Forwarded",
                "X-FORWARDED-HOST",
                "x-forwarded-made-up",
                "X-Real-IP",
                "X-Original-URL",
                "Cookie",
                "Tenant",
                "X-Tenant-Id",
                "X-Switchboard-Body-Length",
                "Expect",
                "Transfer-Encoding",
                "Proxy-Authorization",
                "Upgrade",
                "TE"
            })
    void aClientCannotSet(String name) {
        from.add(name, "x");

        WebhookHeaders.copyRequest(from, to, null, null);

        assertThat(to).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Hop", "close, X-Hop", "x-hop , keep-alive"})
    void whatConnectionNamesConcernsOneConnection(String connection) {
        from.add("Connection", connection).add("X-Hop", "1").add("X-End", "2");

        WebhookHeaders.copyRequest(from, to, null, null);
        WebhookHeaders.copyResponse(from, to);

        assertThat(to.names()).containsExactly("X-End");
        assertThat(to.getAll("X-End")).containsExactly("2", "2");
    }

    @Test
    void theWholeLengthIsTheGateways() {
        from.add("x-switchboard-body-length", "1");

        WebhookHeaders.copyRequest(from, to, null, 300_000L);

        assertThat(to.getAll("X-Switchboard-Body-Length")).containsExactly("300000");
    }
}
