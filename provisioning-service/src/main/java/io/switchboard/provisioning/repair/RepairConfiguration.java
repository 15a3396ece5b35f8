package io.switchboard.provisioning.repair;

import io.switchboard.mongo.lease.Leases;
import io.switchboard.provisioning.records.NumberRecorder;
import io.switchboard.provisioning.webhooks.NumberConfigurer;
import io.switchboard.provisioning.work.BusyBackOff;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Configures the repairs of this instance, which share one limit for each pass or job. */
@Configuration(proxyBeanMethods = false)
class RepairConfiguration {

    @Bean
    NumberRepairer numberRepairer(
            Leases leases,
            NumberRecorder numbers,
            NumberConfigurer configurer,
            RepairIntents intents,
            RepairSettings settings) {
        return new NumberRepairer(leases, numbers, configurer, intents, BusyBackOff.real(), settings);
    }
}
