package io.switchboard.provisioning;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Provisioning service: records accounts and numbers, configures their webhooks, publishes both for other services. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class ProvisioningApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(ProvisioningApplication.class, arguments);
    }
}
