package io.switchboard.provisioning.recordreplay;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.switchboard.provisioning.failedrecord.FailedRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lets the ingress verify rejected webhooks again. The ingress alone has the code and the tokens for that; it publishes the
 * event of a webhook that is valid, under the id that it would have had.
 */
@Component
class RejectedWebhookReplayer implements RecordReplayer {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int OK = 200;
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final URI address;

    /** Takes the address of the ingress. */
    RejectedWebhookReplayer(@Value("${switchboard.provisioning.ingress-url}") URI ingress) {
        this.address = ingress.resolve("/internal/reverifications");
    }

    @Override
    public List<ReplayOutcome> replay(List<ConsumerRecord<byte[], byte[]>> records, boolean dryRun) {
        var body = JSON.createObjectNode().put("dryRun", dryRun);
        var webhooks = body.putArray("webhooks");
        var readable = new ArrayList<Boolean>();
        for (var record : records) {
            var payload = FailedRecord.of(record).payload();
            readable.add(payload.isObject());
            if (payload.isObject()) {
                webhooks.add(payload);
            }
        }
        var verdicts = webhooks.isEmpty()
                ? List.<JsonNode>of()
                : ask(body).valueStream().toList();
        var outcomes = new ArrayList<ReplayOutcome>();
        var next = verdicts.iterator();
        readable.forEach(isReadable -> outcomes.add(isReadable ? outcome(next.next()) : ReplayOutcome.unreadable()));
        return outcomes;
    }

    private static ReplayOutcome outcome(JsonNode verdict) {
        return switch (verdict.path("outcome").asString("")) {
            case "accepted" -> ReplayOutcome.replayed(verdict.path("topic").asString(""));
            case "rejected" -> ReplayOutcome.rejected(verdict.path("reason").asString(""));
            default -> ReplayOutcome.unreadable();
        };
    }

    private JsonNode ask(JsonNode body) {
        var request = HttpRequest.newBuilder(address)
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                .build();
        try {
            var response = http.send(request, BodyHandlers.ofByteArray());
            if (response.statusCode() != OK) {
                throw new IOException("The ingress answered " + response.statusCode());
            }
            return JSON.readTree(response.body()).required("verdicts");
        } catch (IOException | JacksonException e) {
            throw new ReplayInterrupted("The ingress did not verify the webhooks", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ReplayInterrupted("Interrupted", e);
        }
    }
}
