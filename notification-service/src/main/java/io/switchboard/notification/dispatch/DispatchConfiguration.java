package io.switchboard.notification.dispatch;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

import io.micrometer.core.instrument.MeterRegistry;
import io.switchboard.mongo.IdGenerator;
import io.switchboard.notification.attempt.WebhookAttempts;
import io.switchboard.notification.delivery.DeliveryLanes;
import io.switchboard.notification.delivery.DeliveryQueues;
import io.switchboard.notification.delivery.DeliverySettings;
import io.switchboard.notification.delivery.DeliverySignal;
import io.switchboard.notification.delivery.WebhookDeliveries;
import io.switchboard.notification.endpoint.EndpointWatch;
import io.switchboard.notification.endpoint.WebhookEndpoints;
import io.switchboard.notification.sending.WebhookSender;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DispatchConfiguration {

    @Bean
    DispatchLimits dispatchLimits(DeliverySettings settings) {
        return new DispatchLimits(settings);
    }

    @Bean
    DeliveryMeters webhookDeliveryMeters(MeterRegistry registry, DispatchLimits limits) {
        return new DeliveryMeters(registry, limits::inUse);
    }

    @Bean
    DeliveryAttempt webhookDeliveryAttempt(
            WebhookDeliveries deliveries,
            DeliveryQueues queues,
            WebhookAttempts attempts,
            EndpointWatch watch,
            WebhookSender sender,
            DeliverySettings settings,
            DeliveryMeters meters,
            IdGenerator ids,
            Clock clock) {
        var schedule = new RetrySchedule(threadLocal());
        return new DeliveryAttempt(deliveries, queues, attempts, watch, sender, settings, schedule, meters, ids, clock);
    }

    @Bean
    LaneWorker laneWorker(
            DeliveryLanes lanes,
            DeliveryQueues queues,
            WebhookDeliveries deliveries,
            WebhookEndpoints endpoints,
            DeliveryAttempt attempt,
            DeliveryMeters meters,
            DeliverySettings settings,
            Clock clock) {
        return new LaneWorker(lanes, queues, deliveries, endpoints, attempt, meters, settings.timeout(), clock);
    }

    @Bean
    DeliveryDispatcher deliveryDispatcher(
            DeliveryQueues queues,
            DeliveryLanes lanes,
            LaneWorker worker,
            DispatchLimits limits,
            DeliverySettings settings,
            DeliverySignal signal,
            DeliveryMeters meters,
            Clock clock) {
        return new DeliveryDispatcher(queues, lanes, worker, limits, settings, signal, meters, claim(settings), clock);
    }

    /** A worker begins attempts for one timeout; its last one takes another, and writes of a slow MongoDB the rest. */
    static Duration claim(DeliverySettings settings) {
        return settings.timeout().multipliedBy(2).plusSeconds(30);
    }

    private static RandomGenerator threadLocal() {
        return () -> ThreadLocalRandom.current().nextLong();
    }
}
