package io.switchboard.provisioning.doctor;

import java.util.ArrayList;

import io.switchboard.provisioning.doctor.account.AccountChecks;
import io.switchboard.provisioning.doctor.check.AccountExamination;
import io.switchboard.provisioning.doctor.check.DoctorCheck;
import io.switchboard.provisioning.doctor.number.NumberChecks;
import io.switchboard.provisioning.lastwebhook.LastWebhooks;
import io.switchboard.provisioning.webhooks.WebhookPlanner;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Lists the checks of the service. */
@Configuration(proxyBeanMethods = false)
class DoctorConfiguration {

    @Bean
    static AccountExamination examination(
            WebhookPlanner webhooks,
            LastWebhooks lastWebhooks,
            DoctorSettings settings,
            @Qualifier("syncRuns") HealthIndicator syncRuns,
            @Value("${switchboard.provisioning.public-base-url}") String publicBaseUrl,
            @Value("${switchboard.provisioning.twilio.api-base-url:}") String apiBaseUrl) {
        var checks = new ArrayList<DoctorCheck>(
                AccountChecks.all(publicBaseUrl, apiBaseUrl.isBlank(), settings.lowBalance()));
        checks.addAll(NumberChecks.all(webhooks));
        checks.add(new DirectoryFreshnessCheck(syncRuns));
        checks.add(new LastWebhookCheck(lastWebhooks));
        checks.add(new DebuggerCheck(lastWebhooks, webhooks.plainUrl("/debugger")));
        return new AccountExamination(checks, AccountExamination.LIMIT);
    }
}
