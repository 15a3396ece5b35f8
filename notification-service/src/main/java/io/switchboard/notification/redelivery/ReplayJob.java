package io.switchboard.notification.redelivery;

import java.time.Instant;

import io.switchboard.job.JobFailed;
import io.switchboard.job.JobKind;
import io.switchboard.job.JobRun;
import io.switchboard.notification.delivery.DeliveryPlace;
import io.switchboard.notification.delivery.StoredDelivery;
import io.switchboard.notification.delivery.WebhookDeliveries;
import io.switchboard.notification.endpoint.StoredEndpoint;
import io.switchboard.notification.endpoint.WebhookEndpoints;
import io.switchboard.web.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Asks for the deliveries of a time again: those that failed or were canceled and, if asked for, those that were delivered.
 * A run after a crash continues at the last saved place; a delivery that is asked for twice is repeated with the same id.
 */
@Component
class ReplayJob implements JobKind {

    static final String NAME = "webhook-replay";

    private static final int PAGE = 100;

    private final WebhookEndpoints endpoints;
    private final WebhookDeliveries deliveries;

    ReplayJob(WebhookEndpoints endpoints, WebhookDeliveries deliveries) {
        this.endpoints = endpoints;
        this.deliveries = deliveries;
    }

    /**
     * The deliveries to repeat.
     *
     * @param from the creation of the first ones
     * @param to the end, itself excluded
     */
    record Input(String endpointId, Instant from, Instant to, boolean includeDelivered) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public @Nullable String run(JobRun run) {
        var input = run.input(Input.class);
        var place = run.checkpoint(DeliveryPlace.class).orElse(new DeliveryPlace(input.from(), ""));
        var isMore = true;
        while (isMore) {
            if (endpoints
                    .find(run.tenantId(), input.endpointId())
                    .filter(StoredEndpoint::isEnabled)
                    .isEmpty()) {
                throw new JobFailed("The endpoint was disabled or deleted.");
            }
            var page = deliveries.createdBetween(run.tenantId(), input.endpointId(), place, input.to(), PAGE);
            for (var delivery : page) {
                place = new DeliveryPlace(delivery.createdAt(), delivery.id());
                run.save(repeat(delivery, input) ? 1 : 0, place);
            }
            isMore = page.size() == PAGE;
        }
        return null;
    }

    private boolean repeat(StoredDelivery delivery, Input input) {
        var isWanted = switch (delivery.state()) {
            case FAILED, CANCELED -> true;
            case DELIVERED -> input.includeDelivered();
            case PENDING -> false;
        };
        if (isWanted) {
            deliveries.again(delivery);
        }
        return isWanted;
    }

    @Override
    public Role least() {
        return Role.ADMIN;
    }
}
