package io.switchboard.ingress.webhook;

import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static java.util.concurrent.TimeUnit.MINUTES;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The shipped jar as a process that is stopped under constant load and started again. */
class ShutdownIT {

    private static final String SMS = "/api/webhooks/sms";
    private static final int SENDERS = 8;
    private static final int MANY = 1_000;

    private final IngressKafka kafka = new IngressKafka();
    private final int port = freePort();
    private final int managementPort = freePort();
    private final HttpClient client = HttpClient.newHttpClient();

    private final AtomicInteger sent = new AtomicInteger();
    private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
    private final Queue<String> unanswered = new ConcurrentLinkedQueue<>();
    private final Queue<String> broken = new ConcurrentLinkedQueue<>();
    private final CountDownLatch startedAgain = new CountDownLatch(1);
    private volatile boolean enough;

    @AfterEach
    void stopKafka() {
        kafka.close();
    }

    @Test
    void aShutdownLosesNoWebhookAndAnswersEachItReceived() throws Exception {
        var first = started();
        var senders = IntStream.range(0, SENDERS)
                .mapToObj(number -> Thread.startVirtualThread(this::sendUntilItIsEnough))
                .toList();
        await().atMost(1, MINUTES).until(() -> acknowledged.size() > MANY);

        first.destroy();
        assertThat(first.waitFor(1, MINUTES)).isTrue();
        var before = acknowledged.size();
        var second = started();
        startedAgain.countDown();
        await().atMost(1, MINUTES).until(() -> acknowledged.size() > before + MANY);
        enough = true;
        for (var sender : senders) {
            sender.join();
        }
        second.destroy();
        assertThat(second.waitFor(1, MINUTES)).isTrue();

        var onTopic = onTopic();
        System.out.printf(
                "%d sent, %d acknowledged, %d on the topic, %d not answered on connections that the server never"
                        + " took%n",
                sent.get(), acknowledged.size(), onTopic.size(), unanswered.size());
        assertThat(broken)
                .as("not answered, or answered otherwise, on a connection in use")
                .isEmpty();
        assertThat(onTopic).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(acknowledged);
    }

    /** Sends webhooks one after the other, on the same connection while it lasts. */
    private void sendUntilItIsEnough() {
        while (!enough) {
            try (var connection = new KeptAliveConnection(port)) {
                sendOn(connection);
            } catch (ConnectException e) {
                awaitSecondStart();
            } catch (IOException e) {
                // Counted where it came from.
            }
        }
    }

    private void sendOn(KeptAliveConnection connection) throws IOException {
        while (!enough && !connection.isOver()) {
            var sid = "SM%032d".formatted(sent.incrementAndGet());
            try {
                var status = connection.exchange(request(sid));
                (status == 200 ? acknowledged : broken).add(sid);
            } catch (IOException e) {
                (connection.hasAnswered() ? broken : unanswered).add(sid);
                throw e;
            }
        }
        if (connection.isOver() && connection.saysMore()) {
            broken.add("an answer too many");
        }
    }

    private void awaitSecondStart() {
        try {
            startedAgain.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String request(String sid) {
        var form = "MessageSid=%s&From=%%2B15551230001&To=%%2B15005550006&Body=Hi&AccountSid=%s"
                .formatted(sid, TestIngress.ACCOUNT);
        return "POST %s HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: %d\r\nX-Twilio-Signature: %s\r\n\r\n%s"
                .formatted(SMS, form.length(), TestIngress.sign(SMS, form, TestIngress.TOKEN), form);
    }

    private List<String> onTopic() {
        var ids = new ArrayList<String>();
        for (var record : kafka.broker.records("twilio.messaging")) {
            ids.add(new String(record.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8));
        }
        return ids;
    }

    private Process started() throws IOException {
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        Path.of("target", "ingress-service.jar").toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        Path.of("target", "shutdown.log").toFile()));
        builder.environment()
                .putAll(Map.of(
                        "KAFKA_BOOTSTRAP_SERVERS", kafka.broker.bootstrapServers(),
                        "SWITCHBOARD_KEYSET", kafka.keyset,
                        "PUBLIC_BASE_URL", TestIngress.BASE,
                        "SERVER_PORT", Integer.toString(port),
                        "MANAGEMENT_SERVER_PORT", Integer.toString(managementPort)));
        var process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        await().atMost(60, SECONDS).until(this::isReady);
        return process;
    }

    private boolean isReady() throws InterruptedException {
        var readiness = URI.create("http://localhost:" + managementPort + "/actuator/health/readiness");
        try {
            return client.send(HttpRequest.newBuilder(readiness).build(), BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
