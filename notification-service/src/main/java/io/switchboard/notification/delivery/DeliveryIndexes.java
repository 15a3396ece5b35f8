package io.switchboard.notification.delivery;

import com.mongodb.client.model.Indexes;
import io.switchboard.mongo.index.DeclaredIndex;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Declares the indexes of the deliveries. */
@Configuration(proxyBeanMethods = false)
class DeliveryIndexes {

    private static final String NAME = WebhookDeliveries.NAME;
    private static final long DAYS_KEPT = 14;

    @Bean
    static DeclaredIndex pendingWebhookDeliveries() {
        return DeclaredIndex.plain(
                NAME, "heads_of_a_lane", Indexes.ascending("lane", "state", "sequence"), "a lane's next deliveries");
    }

    @Bean
    static DeclaredIndex webhookDeliveriesOfEndpoint() {
        return DeclaredIndex.plain(
                NAME, "of_an_endpoint", Indexes.ascending("endpointId", "createdAt", "_id"), "the replay of a time");
    }

    @Bean
    static DeclaredIndex webhookDeliveriesExpire() {
        return DeclaredIndex.expiry(
                NAME, "expiry", Indexes.ascending("finishedAt"), DAYS_KEPT, "a replay reaches two weeks back");
    }
}
