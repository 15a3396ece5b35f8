package io.switchboard.ingress.webhook;

import java.time.Clock;

import io.switchboard.directory.KafkaDirectory;
import io.switchboard.ingress.publishing.Events;
import io.switchboard.ingress.signature.SignatureCheck;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the servlet on exactly the paths of the webhooks; everything else stays with Spring MVC. */
@Configuration(proxyBeanMethods = false)
class WebhookConfiguration {

    @Bean
    ServletRegistrationBean<WebhookServlet> webhooks(
            KafkaDirectory directory,
            SignatureCheck signatures,
            Events events,
            RejectedWebhooks rejected,
            OutcomeLog outcomes,
            Meters meters,
            Clock clock) {
        var servlet = new WebhookServlet(
                directory, directory::isLoaded, signatures, events, rejected, outcomes, meters, clock);
        return new ServletRegistrationBean<>(servlet, MessagingWebhook.allPaths());
    }
}
