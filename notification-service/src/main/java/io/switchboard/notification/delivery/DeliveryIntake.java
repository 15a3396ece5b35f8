package io.switchboard.notification.delivery;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.switchboard.notification.endpoint.StoredEndpoint;
import io.switchboard.notification.endpoint.WebhookEndpoints;
import io.switchboard.notification.sending.WebhookEvent;
import io.switchboard.web.TenantId;
import org.springframework.stereotype.Component;

/** Turns events into deliveries, one for each endpoint that wants the event. The same event again changes nothing. */
@Component
class DeliveryIntake {

    private static final int CHUNK = 1000;

    private final WebhookEndpoints endpoints;
    private final WebhookDeliveries deliveries;
    private final DeliverySignal signal;
    private final Clock clock;

    DeliveryIntake(WebhookEndpoints endpoints, WebhookDeliveries deliveries, DeliverySignal signal, Clock clock) {
        this.endpoints = endpoints;
        this.deliveries = deliveries;
        this.signal = signal;
        this.clock = clock;
    }

    void store(List<ReceivedEvent> events) {
        var tenants = events.stream().map(ReceivedEvent::tenantId).distinct().toList();
        var byTenant = endpoints.enabled(tenants).stream().collect(Collectors.groupingBy(StoredEndpoint::tenantId));
        if (byTenant.isEmpty()) {
            return;
        }
        var chunk = new ArrayList<StoredDelivery>();
        for (var event : events) {
            chunk.addAll(deliveries(event, byTenant));
            if (chunk.size() >= CHUNK) {
                deliveries.add(chunk);
                chunk.clear();
            }
        }
        deliveries.add(chunk);
        signal.raise();
    }

    private List<StoredDelivery> deliveries(ReceivedEvent event, Map<TenantId, List<StoredEndpoint>> byTenant) {
        return byTenant.getOrDefault(event.tenantId(), List.of()).stream()
                .filter(endpoint -> endpoint.wants(event.event().type()))
                .map(endpoint -> delivery(event, endpoint))
                .toList();
    }

    private StoredDelivery delivery(ReceivedEvent event, StoredEndpoint endpoint) {
        var now = clock.instant();
        var data = event.data();
        return new StoredDelivery(
                event.deliveryId(endpoint),
                event.tenantId(),
                endpoint.id(),
                DeliveryLane.id(endpoint.id(), event.topic()),
                event.offset(),
                WebhookEvent.of(event.event(), event.tenantId().value()),
                data,
                data.length(),
                DeliveryState.PENDING,
                0,
                now,
                now,
                now.plus(deliveries.retryFor()),
                null);
    }
}
