package io.switchboard.ingress.webhook;

import java.time.Duration;

import io.switchboard.events.Topic;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits how much {@code twilio.rejected} retains, because anyone on the internet can fill it.
 *
 * @param retention how long a rejected webhook is retained for a replay
 * @param partitionSize how much each partition retains
 */
@ConfigurationProperties("switchboard.ingress.rejected")
record RejectedTopicSettings(
        @DefaultValue("14d") Duration retention,
        @DefaultValue("64MB") DataSize partitionSize) {

    RejectedTopicSettings {
        if (retention.toMillis() <= 0 || partitionSize.toBytes() <= 0) {
            throw new IllegalArgumentException("INGRESS_REJECTED_RETENTION and INGRESS_REJECTED_SIZE must be positive");
        }
    }

    Topic.Limits limits() {
        return new Topic.Limits(retention, partitionSize.toBytes());
    }
}
