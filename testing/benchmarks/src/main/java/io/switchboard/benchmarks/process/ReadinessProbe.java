package io.switchboard.benchmarks.process;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import io.switchboard.benchmarks.measurement.MeasurementFailed;

/** Asks a service on this machine whether it is ready. */
final class ReadinessProbe {

    private ReadinessProbe() {}

    static boolean isReady(int managementPort) {
        var readiness = URI.create("http://127.0.0.1:%d/actuator/health/readiness".formatted(managementPort));
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(readiness).build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MeasurementFailed("Interrupted", e);
        }
    }
}
