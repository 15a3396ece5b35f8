package io.switchboard.twilio;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SendingTests {

    private static final String SID = "AC000000000000000000000000000000d1";
    private static final OutgoingMessage HELLO = message("Hello");

    /** For a Twilio that does not answer; one that does has longer, so that a busy machine fails no test. */
    private static final Duration SOON = Duration.ofMillis(700);

    private final TwilioStub twilio = new TwilioStub();

    @AfterEach
    void stop() {
        twilio.close();
    }

    @Test
    void anAcceptedMessageHasItsSidAndStatus() {
        twilio.answers(201, """
                {"sid":"SM1","status":"queued","from":"+15005550006","to":"+15551230001","body":"Hello",
                 "direction":"outbound-api","error_code":null,"date_created":"Thu, 24 Aug 2023 05:01:45 +0000",
                 "date_sent":null,"price":null,"num_segments":"1"}""");

        var outcome = send(HELLO);

        assertThat(outcome).isInstanceOfSatisfying(SendOutcome.Accepted.class, accepted -> {
            assertThat(accepted.sid()).isEqualTo("SM1");
            assertThat(accepted.status()).isEqualTo("queued");
            assertThat(accepted.message().dateCreated()).isEqualTo("2023-08-24T05:01:45Z");
            assertThat(accepted.message().dateSent()).isNull();
        });
        var call = twilio.calls().getFirst();
        assertThat(call.target()).isEqualTo("/2010-04-01/Accounts/" + SID + "/Messages.json");
        assertThat(call.body().split("&"))
                .containsExactlyInAnyOrder("From=%2B15005550006", "To=%2B15551230001", "Body=Hello");
        assertThat(call.user()).isEqualTo(SID);
    }

    @Test
    void anErrorCodeOfZeroIsNone() {
        twilio.answers(201, "{\"sid\":\"SM1\",\"status\":\"queued\",\"error_code\":0}");
        twilio.answers(400, "{\"code\":0,\"message\":\"No\",\"status\":400}");

        assertThat(send(HELLO))
                .isInstanceOfSatisfying(
                        SendOutcome.Accepted.class,
                        accepted -> assertThat(accepted.message().errorCode()).isNull());
        assertThat(send(HELLO)).isEqualTo(new SendOutcome.Refused(400, null, "No"));
    }

    @Test
    void aTextThatReadsNullIsSent() {
        twilio.answers(201, "{\"sid\":\"SM1\",\"status\":\"queued\"}");

        send(message("null"));

        assertThat(twilio.calls().getFirst().body()).contains("Body=null");
    }

    @Test
    void mediaAndCallbackAreSent() {
        twilio.answers(201, "{\"sid\":\"MM1\",\"status\":\"queued\"}");

        send(new OutgoingMessage(
                "whatsapp:+15005550006",
                "whatsapp:+15551230001",
                "",
                List.of("https://a.example/1.png", "https://a.example/2.png"),
                URI.create("https://b.example/status#rc=3")));

        assertThat(twilio.calls().getFirst().body().split("&"))
                .containsExactlyInAnyOrder(
                        "From=whatsapp%3A%2B15005550006",
                        "To=whatsapp%3A%2B15551230001",
                        "MediaUrl=https%3A%2F%2Fa.example%2F1.png",
                        "MediaUrl=https%3A%2F%2Fa.example%2F2.png",
                        "StatusCallback=https%3A%2F%2Fb.example%2Fstatus%23rc%3D3");
    }

    @Test
    void aStatusNewerThanThisCodeIsKept() {
        twilio.answers(201, "{\"sid\":\"SM1\",\"status\":\"levitating\"}");

        assertThat(send(HELLO))
                .isInstanceOfSatisfying(
                        SendOutcome.Accepted.class,
                        accepted -> assertThat(accepted.status()).isEqualTo("levitating"));
    }

    @Test
    void aRefusalCarriesTwiliosCodeAndWords() {
        twilio.answers(
                400, "{\"code\":21610,\"message\":\"Attempt to send to unsubscribed recipient\",\"status\":400}");

        assertThat(send(HELLO))
                .isEqualTo(new SendOutcome.Refused(400, 21610, "Attempt to send to unsubscribed recipient"));
    }

    @Test
    void aRefusalWithoutJsonIsARefusalAllTheSame() {
        twilio.answers(403, "<html>Forbidden</html>");

        assertThat(send(HELLO)).isEqualTo(new SendOutcome.Refused(403, null, ""));
    }

    @Test
    void tooManyRequestsIsBusyAndNotRepeatedHere() {
        twilio.answers(429, "{\"code\":20429}", Map.of("Retry-After", "2"));

        assertThat(send(HELLO)).isEqualTo(new SendOutcome.Busy(Duration.ofSeconds(2)));
        assertThat(twilio.calls()).hasSize(1);
    }

    @Test
    void aRetryAfterThatIsADateIsUnderstood() {
        var inAnHour = ZonedDateTime.now(ZoneOffset.UTC).plusHours(1);
        twilio.answers(
                429, "{\"code\":20429}", Map.of("Retry-After", DateTimeFormatter.RFC_1123_DATE_TIME.format(inAnHour)));

        assertThat(send(HELLO))
                .isInstanceOfSatisfying(
                        SendOutcome.Busy.class,
                        busy -> assertThat(busy.retryAfter()).isBetween(Duration.ofMinutes(59), Duration.ofHours(1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-5", "99999999999999999999", "Thu, 24 Aug 2023 05:01:45 GMT"})
    void anUnreadableRetryAfterIsIgnored(String value) {
        twilio.answers(429, "{\"code\":20429}", Map.of("Retry-After", value));

        assertThat(send(HELLO)).isEqualTo(new SendOutcome.Busy(null));
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504, 408, 302, 307})
    void anAnswerThatDoesNotSayIsUnknownAndAskedOnce(int status) {
        twilio.answers(status, "", Map.of("Location", twilio.url() + "/elsewhere"));

        assertThat(send(HELLO)).isEqualTo(new SendOutcome.Unknown("answer " + status));
        assertThat(twilio.calls()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "{\"status\":\"queued\"}", "null", "{\"sid\":"})
    void anAnswerThatCannotBeReadIsUnknown(String body) {
        twilio.answers(201, body);

        assertThat(send(HELLO)).isInstanceOf(SendOutcome.Unknown.class);
        assertThat(twilio.calls()).hasSize(1);
    }

    @Test
    void aTimeoutIsUnknownAndAskedOnce() {
        twilio.neverAnswers();

        assertThat(send(HELLO, twilio.url(), SOON)).isInstanceOf(SendOutcome.Unknown.class);
        assertThat(twilio.calls()).hasSize(1);
    }

    @Test
    void anAnswerThatStopsInTheMiddleIsUnknownWithinTheTimeout() throws Exception {
        try (var server = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> beginAnAnswer(server));

            assertThat(send(HELLO, URI.create("http://127.0.0.1:" + server.getLocalPort()), SOON))
                    .isInstanceOf(SendOutcome.Unknown.class);
        }
    }

    @Test
    void aConnectionLostAfterTheRequestIsUnknownAndAskedOnce() throws IOException {
        var connections = new AtomicInteger();
        try (var server = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
            var hangUp = Thread.ofVirtual().start(() -> hangUpOnEveryone(server, connections));

            var outcome = send(HELLO, URI.create("http://127.0.0.1:" + server.getLocalPort()));

            assertThat(outcome).isInstanceOf(SendOutcome.Unknown.class);
            assertThat(connections).hasValue(1);
            assertThat(hangUp.isAlive()).isTrue();
        }
    }

    @Test
    void aRefusedConnectionMeansThatNothingWasSent() throws IOException {
        int free;
        try (var server = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
            free = server.getLocalPort();
        }

        assertThat(send(HELLO, URI.create("http://127.0.0.1:" + free))).isInstanceOf(SendOutcome.NotSent.class);
    }

    /** Leaves an answer unfinished, as no HTTP server does: its rest never arrives, and the connection stays open. */
    private static void beginAnAnswer(ServerSocket server) {
        try (var socket = server.accept()) {
            var head = "HTTP/1.1 201 Created\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // The test is over.
        }
    }

    private static void hangUpOnEveryone(ServerSocket server, AtomicInteger connections) {
        try {
            while (true) {
                try (var socket = server.accept()) {
                    connections.incrementAndGet();
                    assertThat(socket.getInputStream().read()).isPositive();
                }
            }
        } catch (IOException e) {
            // The test is over.
        }
    }

    private SendOutcome send(OutgoingMessage message) {
        return send(message, twilio.url());
    }

    private static SendOutcome send(OutgoingMessage message, URI url) {
        return send(message, url, Duration.ofSeconds(20));
    }

    private static SendOutcome send(OutgoingMessage message, URI url, Duration timeout) {
        var settings = new TwilioSettings(url, Duration.ofSeconds(5), timeout);
        try (var clients = new TwilioClients(settings)) {
            return clients.account(SID, "token").messages().send(message);
        }
    }

    private static OutgoingMessage message(String body) {
        return new OutgoingMessage("+15005550006", "+15551230001", body, List.of(), null);
    }
}
