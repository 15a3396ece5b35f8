package io.switchboard.provisioning.accounts;

import io.switchboard.twilio.TwilioClients;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AccountsConfiguration {

    @Bean
    TwilioClients twilioClients(MainAccountSettings main) {
        return main.clients();
    }
}
