package io.switchboard.notification.sending;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

import io.switchboard.notification.endpoint.EndpointSecrets;
import io.switchboard.notification.endpoint.StoredEndpoint;
import io.switchboard.notification.outbound.OutboundClient;
import io.switchboard.notification.outbound.OutboundRequest;
import org.springframework.stereotype.Component;

/** Sends one signed request to an endpoint, with CloudEvents JSON as its body. */
@Component
public class WebhookSender {

    private static final String CONTENT_TYPE = "application/cloudevents+json; charset=utf-8";

    private final OutboundClient client;
    private final EndpointSecrets secrets;
    private final Clock clock;

    WebhookSender(OutboundClient client, EndpointSecrets secrets, Clock clock) {
        this.client = client;
        this.secrets = secrets;
        this.clock = clock;
    }

    /**
     * Sends the event once.
     *
     * @param data the payload's JSON
     */
    public SentWebhook send(StoredEndpoint endpoint, WebhookEvent event, String data, Duration timeout) {
        var at = clock.instant();
        var body = event.json(data);
        var id = event.webhookId();
        var timestamp = at.getEpochSecond();
        var headers = Map.of(
                "content-type",
                CONTENT_TYPE,
                "webhook-id",
                id,
                "webhook-timestamp",
                Long.toString(timestamp),
                "webhook-signature",
                WebhookSignature.of(secrets.keys(endpoint), id, timestamp, body));
        var request = new OutboundRequest(
                URI.create(endpoint.url()), headers, body.getBytes(StandardCharsets.UTF_8), timeout);
        return new SentWebhook(at, endpoint.url(), id, client.post(request));
    }
}
