package io.switchboard.benchmarks.stream;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import io.switchboard.benchmarks.measurement.MeasurementFailed;
import io.switchboard.benchmarks.measurement.TwilioSignature;
import tools.jackson.databind.json.JsonMapper;

/** The running system over HTTP: webhooks as Twilio sends them, and streams as clients read them. */
final class GatewayClient implements AutoCloseable {

    private static final String SMS = "/api/webhooks/sms";
    private static final String FORM = "application/x-www-form-urlencoded";

    /** Twilio's own timeout: https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides */
    private static final Duration TWILIO_TIMEOUT = Duration.ofSeconds(15);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TWILIO_TIMEOUT)
            .build();
    private final URI gateway;
    private final URI issuer;
    private final String publicUrl;

    GatewayClient(URI gateway, URI issuer, String publicUrl) {
        this.gateway = gateway;
        this.issuer = issuer;
        this.publicUrl = publicUrl;
    }

    /** Returns the status of the answer once it has arrived completely. */
    CompletableFuture<Integer> deliver(CustomerText text) {
        var request = HttpRequest.newBuilder(URI.create(gateway + SMS))
                .header("Content-Type", FORM + "; charset=UTF-8")
                .header("User-Agent", "TwilioProxy/1.1")
                .header("I-Twilio-Idempotency-Token", UUID.randomUUID().toString())
                .header(
                        "X-Twilio-Signature",
                        TwilioSignature.of(
                                publicUrl + SMS, text.form(), text.tenant().authToken()))
                .timeout(TWILIO_TIMEOUT)
                .POST(BodyPublishers.ofString(text.encoded()))
                .build();
        return http.sendAsync(request, BodyHandlers.discarding()).thenApply(HttpResponse::statusCode);
    }

    /** The lines of the tenant's event stream after that event or, with an empty id, from now on. */
    Stream<String> stream(TenantAccount tenant, String lastEventId) {
        var request = HttpRequest.newBuilder(URI.create(gateway + "/api/stream"))
                .header("Accept", "text/event-stream")
                .header("Authorization", "Bearer " + token(tenant));
        if (!lastEventId.isEmpty()) {
            request.header("Last-Event-ID", lastEventId);
        }
        return answer(request.build(), BodyHandlers.ofLines());
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private String token(TenantAccount tenant) {
        var credentials = (tenant.clientId() + ":" + tenant.clientSecret()).getBytes(StandardCharsets.UTF_8);
        var request = HttpRequest.newBuilder(URI.create(issuer + "/oauth2/token"))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials))
                .header("Content-Type", FORM)
                .timeout(TWILIO_TIMEOUT)
                .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                .build();
        return JsonMapper.shared()
                .readTree(answer(request, BodyHandlers.ofString()))
                .path("access_token")
                .asString();
    }

    private <T> T answer(HttpRequest request, BodyHandler<T> handler) {
        try {
            var response = http.send(request, handler);
            if (response.statusCode() != 200) {
                throw new MeasurementFailed("%s answered %d.".formatted(request.uri(), response.statusCode()));
            }
            return response.body();
        } catch (IOException e) {
            throw new MeasurementFailed("%s does not answer (%s). Is ./run ready?".formatted(request.uri(), e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MeasurementFailed("Interrupted");
        }
    }
}
