package io.switchboard.benchmarks.push.protocol;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import io.switchboard.benchmarks.measurement.MeasurementFailed;
import org.jspecify.annotations.Nullable;

/** Publishes events by a server's HTTP API, those of a tenant one after the other. */
public final class HttpPublisher implements EventPublisher {

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Function<PushEvent, HttpRequest> request;
    private final Map<String, CompletableFuture<?>> last = new ConcurrentHashMap<>();
    private volatile @Nullable String failure;

    HttpPublisher(Function<PushEvent, HttpRequest> request) {
        this.request = request;
    }

    @Override
    public void publish(PushEvent event) {
        if (failure != null) {
            throw new MeasurementFailed(failure);
        }
        last.compute(
                event.tenant(),
                (tenant, before) -> before == null ? send(event) : before.thenCompose(x -> send(event)));
    }

    private CompletableFuture<?> send(PushEvent event) {
        var asked = request.apply(event);
        return client.sendAsync(asked, HttpResponse.BodyHandlers.ofString()).handle((answer, thrown) -> {
            if (thrown != null || answer.statusCode() / 100 != 2) {
                failure = asked.uri() + " answers "
                        + (thrown != null ? thrown : answer.statusCode() + " " + answer.body());
            }
            return null;
        });
    }

    @Override
    public void close() {
        last.values().forEach(CompletableFuture::join);
        client.close();
    }
}
