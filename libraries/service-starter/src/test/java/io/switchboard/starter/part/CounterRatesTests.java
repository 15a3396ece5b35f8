package io.switchboard.starter.part;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CounterRatesTests {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final CounterRates rates = new CounterRates(meters);

    @Test
    void aCounterIsShownWithAllItsTagsForAMinute() {
        meters.counter("switchboard.example.texts", "channel", "sms").increment(3);
        rates.sample();
        meters.counter("switchboard.example.texts", "channel", "sms").increment(2);
        meters.counter("switchboard.example.texts", "channel", "whatsapp").increment();
        meters.counter("http.server.requests").increment();
        var now = rates.perMinute();
        for (var sample = 0; sample < 7; sample++) {
            rates.sample();
        }

        assertThat(now).containsOnlyKeys("switchboard.example.texts").containsEntry("switchboard.example.texts", 3L);
        assertThat(rates.perMinute()).isEmpty();
    }
}
