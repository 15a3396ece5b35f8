package io.switchboard.benchmarks.deliveries;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import tools.jackson.databind.json.JsonMapper;

/** Serves all endpoints on one port, each under its number, and keeps what it took. */
final class EndpointServer implements AutoCloseable {

    private static final int FAILS_ONE_OF = 3;

    private final HttpServer server;
    private final Duration slow;
    private final List<EndpointJournal> journals;
    private final CountDownLatch closing = new CountDownLatch(1);

    EndpointServer(int endpoints, Duration slow) {
        // Each answer would otherwise wait 40 ms for the client's acknowledgement of its head.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        this.slow = slow;
        journals = IntStream.range(0, endpoints)
                .mapToObj(number -> new EndpointJournal(EndpointKind.of(number)))
                .toList();
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1000);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::receive);
        server.start();
    }

    String url(int endpoint) {
        return "http://127.0.0.1:%d/%d".formatted(server.getAddress().getPort(), endpoint);
    }

    List<EndpointJournal> journals() {
        return journals;
    }

    /** The number of different deliveries that were taken until now. */
    int taken() {
        return journals.stream().mapToInt(EndpointJournal::taken).sum();
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            var journal = journals.get(
                    Integer.parseInt(exchange.getRequestURI().getPath().substring(1)));
            var event = JsonMapper.shared().readTree(exchange.getRequestBody().readAllBytes());
            var eventId = event.get("id").asString();
            var status = answer(journal, eventId);
            if (status == 200) {
                journal.take(
                        exchange.getRequestHeaders().getFirst("webhook-id"),
                        eventId,
                        event.at("/data/conversationId").asString(),
                        event.at("/data/body").asLong(),
                        event.get("time").asString());
            }
            exchange.sendResponseHeaders(status, -1);
        }
    }

    private int answer(EndpointJournal journal, String eventId) {
        return switch (journal.kind()) {
            case GOOD -> 200;
            case FAILING ->
                ThreadLocalRandom.current().nextInt(FAILS_ONE_OF) == 0 && journal.mayRefuse(eventId) ? 500 : 200;
            case SLOW -> {
                pause(slow);
                yield 200;
            }
            case SILENT -> {
                pause(Duration.ofHours(1));
                yield 503;
            }
        };
    }

    private void pause(Duration duration) {
        try {
            var unused = closing.await(duration.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
    }
}
