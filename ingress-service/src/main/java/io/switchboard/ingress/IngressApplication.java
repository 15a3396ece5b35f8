package io.switchboard.ingress;

import java.time.Clock;
import java.util.List;

import io.switchboard.ingress.replay.ReplayCommand;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** Receives Twilio's webhooks, verifies them and publishes their events to Kafka. Stateless, and calls no other service. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class IngressApplication {

    public static void main(String[] arguments) {
        var words = List.of(arguments);
        if (!words.isEmpty() && words.getFirst().equals(ReplayCommand.NAME)) {
            System.exit(ReplayCommand.run(words.subList(1, words.size())));
        }
        SpringApplication.run(IngressApplication.class, arguments);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
