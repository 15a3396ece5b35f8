package io.switchboard.provisioning;

import java.util.List;

import io.switchboard.provisioning.doctor.command.DoctorCommand;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Provisioning service: records accounts and numbers, configures their webhooks, publishes both for other services. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class ProvisioningApplication {

    public static void main(String[] arguments) {
        var words = List.of(arguments);
        if (!words.isEmpty() && words.getFirst().equals(DoctorCommand.NAME)) {
            System.exit(DoctorCommand.run(words.subList(1, words.size())));
        }
        SpringApplication.run(ProvisioningApplication.class, arguments);
    }
}
