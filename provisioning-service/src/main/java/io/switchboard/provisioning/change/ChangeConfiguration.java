package io.switchboard.provisioning.change;

import java.time.Clock;

import io.micrometer.core.instrument.MeterRegistry;
import io.switchboard.mongo.lease.Leases;
import io.switchboard.provisioning.accounts.Accounts;
import io.switchboard.provisioning.records.NumberJournal;
import io.switchboard.provisioning.sender.SenderChange;
import io.switchboard.provisioning.webhooks.NumberConfigurer;
import io.switchboard.provisioning.webhooks.WebhookHistory;
import io.switchboard.provisioning.webhooks.WebhookPlanner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ChangeConfiguration {

    @Bean
    NumberChanger numberChanger(
            NumberJournal journal,
            NumberConfigurer configurer,
            WebhookPlanner webhooks,
            SenderChange senders,
            WebhookHistory history,
            Leases leases,
            Accounts accounts,
            MeterRegistry registry) {
        return new NumberChanger(
                journal,
                new NumberSteps(configurer, webhooks, senders, history),
                leases,
                number -> accounts.connect(accounts.find(number.accountSid()).orElseThrow()),
                new ChangeMeters(registry));
    }

    @Bean
    PendingChangeTask pendingChangeTask(
            NumberJournal journal, NumberChanger changer, Clock clock, ChangeSettings settings) {
        return new PendingChangeTask(journal, changer, clock, settings);
    }
}
