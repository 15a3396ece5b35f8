package io.switchboard.emulator;

import java.time.Clock;
import java.util.Map;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** Emulates Twilio on one machine. Keeps all state in memory only. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class EmulatorApplication {
    /** The name of the configuration file. A service uses application.yml, and tests start both on one class path. */
    public static final String CONFIGURATION = "twilio-emulator";

    public static void main(String[] arguments) {
        var emulator = new SpringApplication(EmulatorApplication.class);
        emulator.setDefaultProperties(Map.of("spring.config.name", CONFIGURATION));
        emulator.run(arguments);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
