package io.switchboard.emulator;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A web page that a developer has open can neither drive nor read the emulator. */
class ForeignRequestTests extends EmulatorTest {
    private static final String DEMO_LOGIN =
            "Authorization: Basic QUMwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDBkMTpkZW1vLWF1dGgtdG9rZW4=";

    private String text = "";

    @BeforeEach
    void givenAText() {
        text = customerTexts("Please keep me");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Origin: https://evil.example           | Content-Type: text/plain
            Origin: https://evil.example           | Content-Type: application/x-www-form-urlencoded
            Origin: https://evil.example           | Content-Type: application/json
            Origin: https://evil.example           | X-Nothing: here
            Origin: null                           | Content-Type: text/plain
            Origin: http://localhost:1             | X-Nothing: here
            Origin: http://localhost               | X-Nothing: here
            Origin: https://localhost:PORT         | X-Nothing: here
            Origin: http://localhost:PORT.evil.example | X-Nothing: here
            Origin: http://localhost.evil.example:PORT | X-Nothing: here
            Origin: http://evil@localhost:PORT     | X-Nothing: here
            Origin: file://                        | X-Nothing: here
            Referer: https://evil.example/x        | X-Nothing: here
            Sec-Fetch-Site: cross-site             | Sec-Fetch-Mode: no-cors
            Sec-Fetch-Site: same-site              | Sec-Fetch-Mode: navigate
            """)
    void aWebPageCannotResetTheEmulator(String one, String other) {
        assertThat(statusOf("POST", "/control/reset?everything=true", own(), one, other))
                .isEqualTo(403);
        assertThat(phone()).extracting(message -> message.get("sid").asString()).containsExactly(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"})
    void aFormOfAPageThatDoesNotSayWhereItIsCannotResetTheEmulator(String type) {
        assertThat(statusOf("POST", "/control/reset", own(), "Content-Type: " + type))
                .isEqualTo(415);
        assertThat(statusOf("POST", "/%63ontrol/reset", own(), "Content-Type: " + type))
                .isEqualTo(415);
        assertThat(phone()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/control/webhooks",
                "/control/behaviour",
                "/control/messages?address=+15551234567",
                "/control/calls/CA1",
                "/2010-04-01/Accounts.json",
                "/2010-04-01/Accounts/AC000000000000000000000000000000d1/Messages.json",
                "/anything"
            })
    void aReboundHostNameReadsNothing(String path) {
        for (var host : new String[] {
            "evil.example:PORT",
            "evil.example",
            "localhost",
            "localhost:1",
            "127.0.0.2:PORT",
            "localhost.:PORT",
            "[::2]:PORT",
            "localhost:PORT@evil.example"
        }) {
            var answer = raw("GET", path, "Host: " + host, DEMO_LOGIN);

            assertThat(answer.status()).as(host).isIn(421, 400);
            assertThat(answer.body()).doesNotContain("Please keep me");
        }
        assertThat(raw("GET", path, "Host: evil.example:PORT").body())
                .contains("problems/foreign-host")
                .contains("EMULATOR_ALLOWED_HOSTS");
    }

    @Test
    void aPageOfAnotherOriginReadsNothing() {
        assertThat(statusOf("GET", "/control/webhooks", own(), "Origin: https://evil.example"))
                .isEqualTo(403);
        assertThat(statusOf("GET", "/control/webhooks", own(), "Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: no-cors"))
                .isEqualTo(403);
        assertThat(statusOf("GET", "/2010-04-01/Accounts.json", own(), DEMO_LOGIN, "Origin: https://evil.example"))
                .isEqualTo(403);
        assertThat(statusOf("OPTIONS", "/control/reset", own(), "Origin: https://evil.example"))
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost:PORT",
                "LOCALHOST:PORT",
                "127.0.0.1:PORT",
                "[::1]:PORT",
                "emulator:8085",
                "twilio.test:7"
            })
    void itsOwnNamesAndThoseThatAreAllowedWork(String host) {
        assertThat(statusOf("GET", "/control/behaviour", "Host: " + host)).isEqualTo(200);
        assertThat(statusOf("GET", "/control/behaviour", "Host: " + host, "Origin: http://" + host))
                .isEqualTo(200);
        assertThat(statusOf("GET", "/2010-04-01/Accounts.json", "Host: " + host, DEMO_LOGIN))
                .isEqualTo(200);
    }

    @Test
    void aPersonMayFollowALinkAndACommandLineNeedsNoHeaders() {
        assertThat(statusOf(
                        "GET",
                        "/control/webhooks",
                        own(),
                        "Referer: https://github.example/",
                        "Sec-Fetch-Site: cross-site",
                        "Sec-Fetch-Mode: navigate",
                        "Sec-Fetch-Dest: document"))
                .isEqualTo(200);
        assertThat(statusOf("POST", "/control/reset", own())).isEqualTo(200);
        assertThat(phone()).isEmpty();
    }

    @Test
    void aMadeUpMethodIsRefusedAndLeavesNoMetric() {
        assertThat(statusOf("MADEUP", "/control/reset", own())).isEqualTo(405);
        assertThat(statusOf("TRACE", "/control/reset", own())).isEqualTo(405);
    }

    private record Answer(int status, String body) {}

    private static String own() {
        return "Host: localhost:PORT";
    }

    private int statusOf(String method, String path, String... headers) {
        return raw(method, path, headers).status();
    }

    /** Sends a request over a socket, because Java's HTTP client does not allow {@code Host} to be set. */
    private Answer raw(String method, String path, String... headers) {
        var port = URI.create(url("/")).getPort();
        var head = "%s %s HTTP/1.1\r\n%s\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                .formatted(method, path, String.join("\r\n", headers))
                .replace("PORT", String.valueOf(port));
        try (var socket = new Socket("localhost", port)) {
            socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Answer(
                    Integer.parseInt(Arrays.asList(answer.split(" ", 3)).get(1)), answer);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
