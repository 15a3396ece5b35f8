package io.switchboard.ingress;

import java.time.Clock;
import java.util.List;

import io.switchboard.ingress.replay.ReplayCommand;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** Twilio webhooks in, signed or refused, onto Kafka. Keeps no state and asks no other service. */
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
