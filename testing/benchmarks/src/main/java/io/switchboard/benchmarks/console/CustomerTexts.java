package io.switchboard.benchmarks.console;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;

import io.switchboard.benchmarks.measurement.MeasurementFailed;
import tools.jackson.databind.json.JsonMapper;

/** Texts of customers whom the emulator plays, to the number of the tenant demo. */
final class CustomerTexts implements AutoCloseable {

    private static final String OUR_NUMBER = "+15005550006";
    private static final int IN_FLIGHT = 8;
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int CUSTOMERS = 9_000_000;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final URI emulator;
    // Other customers than those of earlier runs: a conversation is new once.
    private int nextCustomer = (int) (System.currentTimeMillis() / 100 % CUSTOMERS);

    CustomerTexts(URI emulator) {
        this.emulator = emulator;
    }

    /** Returns the number of a customer who never wrote before. */
    String newCustomer() {
        nextCustomer = (nextCustomer + 1) % CUSTOMERS;
        return "+1555%07d".formatted(1_000_000 + nextCustomer);
    }

    void send(String from, String body) {
        try {
            accepted(http.send(request(from, body), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new MeasurementFailed("The emulator %s does not answer: %s".formatted(emulator, e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MeasurementFailed("Interrupted", e);
        }
    }

    /** Sends without waiting for the answer. */
    CompletableFuture<Void> begin(String from, String body) {
        return http.sendAsync(request(from, body), BodyHandlers.ofString()).thenAccept(this::accepted);
    }

    /** Sends so many texts of one customer, a few at the same time, and returns when the emulator has all. */
    void sendMany(String from, int count) {
        var free = new Semaphore(IN_FLIGHT);
        var sent = IntStream.range(0, count)
                .mapToObj(number -> {
                    free.acquireUninterruptibly();
                    return begin(from, "Text %d: the brake of the front wheel still squeaks.".formatted(number))
                            .whenComplete((answer, failure) -> free.release());
                })
                .toArray(CompletableFuture<?>[]::new);
        join(sent);
    }

    static void join(CompletableFuture<?>... sent) {
        try {
            CompletableFuture.allOf(sent).join();
        } catch (CompletionException e) {
            throw new MeasurementFailed("A text was not accepted: " + e.getCause(), e);
        }
    }

    private HttpRequest request(String from, String body) {
        var text = Map.of("from", from, "to", OUR_NUMBER, "body", body);
        return HttpRequest.newBuilder(emulator.resolve("/control/texts"))
                .header("Content-Type", "application/json")
                .timeout(TIMEOUT)
                .POST(BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(text)))
                .build();
    }

    private void accepted(HttpResponse<String> answer) {
        if (answer.statusCode() / 100 != 2) {
            throw new MeasurementFailed(
                    "The emulator %s answered %d: %s".formatted(emulator, answer.statusCode(), answer.body()));
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
