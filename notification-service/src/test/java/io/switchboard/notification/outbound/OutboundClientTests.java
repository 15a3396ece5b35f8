package io.switchboard.notification.outbound;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class OutboundClientTests {

    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 4\r\nRetry-After: 7\r\n\r\ndone";
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final AtomicInteger lookups = new AtomicInteger();
    private final OutboundClient client = new OutboundClient(this::lookup, settings("127.0.0.0/8"));
    private final CountDownLatch forever = new CountDownLatch(1);

    /** A name server of an attacker: the second answer for one of its names is another one. */
    private InetAddress[] lookup(String host) throws UnknownHostException {
        var first = lookups.getAndIncrement() == 0;
        return switch (host) {
            case "rebinding.test" -> addresses(first ? "127.0.0.1" : "10.0.0.1");
            case "two-faced.test" -> addresses("127.0.0.1", "10.0.0.1");
            case "private.test" -> addresses("10.0.0.1");
            default -> InetAddress.getAllByName(host);
        };
    }

    private static InetAddress[] addresses(String... literals) throws UnknownHostException {
        var addresses = new InetAddress[literals.length];
        for (var i = 0; i < literals.length; i++) {
            addresses[i] = InetAddress.getByName(literals[i]);
        }
        return addresses;
    }

    private static OutboundSettings settings(String... networks) {
        return new OutboundSettings(List.of(networks), Duration.ofSeconds(5), 10, 5);
    }

    @AfterEach
    void close() throws IOException {
        forever.countDown();
        client.close();
    }

    @Test
    void anAnswerIsReturnedWithItsStatusHeadersAndBody() {
        try (var server = RawServer.answering(OK)) {
            var result = post(server.url("127.0.0.1"), TIMEOUT);

            assertThat(result).isInstanceOfSatisfying(OutboundResult.Answered.class, answer -> {
                assertThat(answer.status()).isEqualTo(200);
                assertThat(answer.isSuccess()).isTrue();
                assertThat(answer.headers()).containsEntry("retry-after", "7");
                assertThat(answer.body()).isEqualTo("done");
            });
        }
    }

    @Test
    void aRequestThatWasAnsweredIsNotHeldUntilItsDeadline() {
        try (var server = RawServer.answering(OK)) {
            post(server.url("127.0.0.1"), TIMEOUT);

            assertThat(client.waitingDeadlines()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"private.test", "two-faced.test", "10.0.0.1", "[::1]", "[::ffff:10.0.0.1]"})
    void anAddressThatIsNotAllowedIsNotReached(String host) {
        var url = URI.create("http://" + host + ":9/hook");

        assertThat(client.refusal(url)).contains(OutboundFailure.ADDRESS_REFUSED);
        assertThat(failure(post(url, TIMEOUT))).isEqualTo(OutboundFailure.ADDRESS_REFUSED);
    }

    @Test
    void aNameThatLeadsElsewhereTheSecondTimeIsRefusedWhenTheConnectionIsMade() {
        try (var server = RawServer.answering(OK)) {
            var url = server.url("rebinding.test");

            assertThat(client.refusal(url)).isEmpty();
            assertThat(failure(post(url, TIMEOUT))).isEqualTo(OutboundFailure.ADDRESS_REFUSED);
        }
    }

    @Test
    void theConnectionGoesToTheAddressThatWasChecked() {
        try (var server = RawServer.answering(OK)) {
            var result = post(server.url("rebinding.test"), TIMEOUT);

            assertThat(result).isInstanceOf(OutboundResult.Answered.class);
            assertThat(lookups)
                    .as("no second lookup, which would lead to 10.0.0.1")
                    .hasValue(1);
        }
    }

    @Test
    void productionReachesNothingWithoutTls() throws IOException {
        try (var production = new OutboundClient(this::lookup, settings());
                var server = RawServer.answering(OK)) {
            assertThat(production.refusal(server.url("127.0.0.1"))).contains(OutboundFailure.ADDRESS_REFUSED);
            assertThat(production.refusal(URI.create("http://8.8.8.8/"))).contains(OutboundFailure.ADDRESS_REFUSED);
            assertThat(production.refusal(URI.create("https://8.8.8.8/"))).isEmpty();
        }
    }

    @Test
    void aRedirectIsAnAnswerAndNotFollowed() {
        try (var inside = RawServer.answering(OK);
                var server = RawServer.answering("HTTP/1.1 307 Temporary Redirect\r\nContent-Length: 0\r\nLocation: "
                        + inside.url("127.0.0.1") + "\r\n\r\n")) {
            var result = post(server.url("127.0.0.1"), TIMEOUT);

            assertThat(result)
                    .isInstanceOfSatisfying(
                            OutboundResult.Answered.class,
                            answer -> assertThat(answer.status()).isEqualTo(307));
            assertThat(inside.requests()).isZero();
        }
    }

    @Test
    void anEndlessAnswerIsReadUpTo64KiB() {
        var line = "x".repeat(8192).getBytes(StandardCharsets.US_ASCII);
        try (var server = new RawServer(out -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            while (forever.getCount() > 0) {
                out.write(line);
            }
        })) {
            var result = post(server.url("127.0.0.1"), TIMEOUT);

            assertThat(result)
                    .isInstanceOfSatisfying(
                            OutboundResult.Answered.class,
                            answer -> assertThat(answer.body()).hasSize(64 * 1024));
            assertThat(result.duration()).isLessThan(TIMEOUT);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n1", "HTTP/1.1 200 OK\r\nX-Slow: 1"})
    void anAnswerThatDoesNotEndIsGivenUpAtTheDeadline(String beginning) {
        try (var server = new RawServer(out -> {
            out.write(beginning.getBytes(StandardCharsets.US_ASCII));
            out.flush();
            await();
        })) {
            var result = post(server.url("127.0.0.1"), Duration.ofMillis(200));

            assertThat(failure(result)).isEqualTo(OutboundFailure.TIMED_OUT);
        }
    }

    @Test
    void headersWithoutEndAreNoValidAnswer() {
        var header = ("X-Filler: " + "x".repeat(1000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        try (var server = new RawServer(out -> {
            out.write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.US_ASCII));
            while (forever.getCount() > 0) {
                out.write(header);
            }
        })) {
            assertThat(failure(post(server.url("127.0.0.1"), TIMEOUT))).isEqualTo(OutboundFailure.INVALID_ANSWER);
        }
    }

    @Test
    void aRefusedConnectionAndAnUnknownNameAreToldApart() throws IOException {
        var closed = RawServer.answering(OK);
        var url = closed.url("127.0.0.1");
        closed.close();

        assertThat(failure(post(url, TIMEOUT))).isEqualTo(OutboundFailure.CONNECTION_FAILED);
        assertThat(failure(post(URI.create("http://no-such-host.invalid/"), TIMEOUT)))
                .isEqualTo(OutboundFailure.HOST_UNKNOWN);
    }

    private OutboundResult post(URI url, Duration timeout) {
        return client.post(new OutboundRequest(
                url, Map.of("content-type", "text/plain"), "hello".getBytes(StandardCharsets.UTF_8), timeout));
    }

    private static OutboundFailure failure(OutboundResult result) {
        assertThat(result).isInstanceOf(OutboundResult.Failed.class);
        return ((OutboundResult.Failed) result).failure();
    }

    private void await() {
        try {
            forever.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
