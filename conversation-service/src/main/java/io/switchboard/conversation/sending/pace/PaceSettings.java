package io.switchboard.conversation.sending.pace;

import java.util.Map;
import java.util.stream.Stream;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of the pace at which each sender's messages go out.
 *
 * @param enabled whether senders are kept to a rate at all
 * @param rates segments per second, or messages where segments are not counted, by kind of sender; Twilio's for a kind that is
 *     not named; 0 for no limit
 * @param mediaRates messages with media per second, by kind of sender
 */
@ConfigurationProperties("switchboard.sending.pace")
public record PaceSettings(
        @DefaultValue("true") boolean enabled, Map<SenderKind, Double> rates, Map<SenderKind, Double> mediaRates) {

    public PaceSettings {
        rates = rates == null ? Map.of() : Map.copyOf(rates);
        mediaRates = mediaRates == null ? Map.of() : Map.copyOf(mediaRates);
        Stream.concat(rates.entrySet().stream(), mediaRates.entrySet().stream()).forEach(rate -> {
            if (!(rate.getValue() >= 0 && Double.isFinite(rate.getValue()))) {
                throw new IllegalArgumentException(
                        "the rate of %s must not be negative: %s".formatted(rate.getKey(), rate.getValue()));
            }
        });
    }

    double rate(SenderKind kind, boolean hasMedia) {
        return hasMedia ? mediaRates.getOrDefault(kind, kind.mediaRate()) : rates.getOrDefault(kind, kind.rate());
    }
}
