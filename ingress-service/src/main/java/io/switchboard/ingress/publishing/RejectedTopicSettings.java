package io.switchboard.ingress.publishing;

import java.time.Duration;

import io.switchboard.events.Topic;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much {@code twilio.rejected} holds: anybody on the internet can write to it.
 *
 * @param age how long somebody has to mend the cause and replay
 * @param size of each partition
 */
@ConfigurationProperties("switchboard.ingress.quarantine")
public record RejectedTopicSettings(
        @DefaultValue("14d") Duration age,
        @DefaultValue("64MB") DataSize size) {

    public RejectedTopicSettings {
        if (age.toMillis() <= 0 || size.toBytes() <= 0) {
            throw new IllegalArgumentException("QUARANTINE_AGE and QUARANTINE_SIZE must be more than nothing");
        }
    }

    Topic.Limits limits() {
        return new Topic.Limits(age, size.toBytes());
    }
}
