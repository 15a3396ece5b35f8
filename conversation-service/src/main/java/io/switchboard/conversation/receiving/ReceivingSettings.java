package io.switchboard.conversation.receiving;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the listener to {@code twilio.messaging}.
 *
 * @param consumers the consumers of an instance, whose polls overlap; 0 for as many as there are processors
 */
@ConfigurationProperties("switchboard.receiving")
record ReceivingSettings(@DefaultValue("0") int consumers) {

    ReceivingSettings {
        if (consumers < 0) {
            throw new IllegalArgumentException("switchboard.receiving.consumers must not be negative");
        }
    }

    /** While one consumer waits for MongoDB or Kafka, another one computes. */
    int consumers(int processors) {
        return consumers == 0 ? processors : consumers;
    }
}
