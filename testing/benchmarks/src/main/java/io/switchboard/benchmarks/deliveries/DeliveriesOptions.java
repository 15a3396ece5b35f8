package io.switchboard.benchmarks.deliveries;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * The options of the benchmark of deliveries.
 *
 * @param mongodb the URI of a real MongoDB
 * @param deliveries all deliveries together
 * @param endpoints a tenth of which fail now and then, a tenth are slow, and one never answers
 * @param tenants that the endpoints belong to
 * @param conversations of each tenant
 * @param kills how often the service is killed
 * @param slow how long a slow endpoint takes
 * @param limit how long to wait for the deliveries
 * @param javaOptions of notification-service
 */
record DeliveriesOptions(
        String mongodb,
        int deliveries,
        int endpoints,
        int tenants,
        int conversations,
        int kills,
        Duration slow,
        Duration limit,
        List<String> javaOptions,
        Path root) {

    DeliveriesOptions {
        require(!mongodb.isBlank(), "Name a real MongoDB by --mongodb or MONGODB_URI.");
        require(
                endpoints >= 10 && tenants > 0 && endpoints % tenants == 0,
                "--endpoints must be a multiple of --tenants");
        require(deliveries >= endpoints && conversations > 0 && kills >= 0, "the numbers must be positive");
        javaOptions = List.copyOf(javaOptions);
    }

    /** The events of each tenant, each of which is delivered to all of the tenant's endpoints. */
    int eventsPerTenant() {
        return Math.max(1, deliveries / endpoints);
    }

    int endpointsPerTenant() {
        return endpoints / tenants;
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
