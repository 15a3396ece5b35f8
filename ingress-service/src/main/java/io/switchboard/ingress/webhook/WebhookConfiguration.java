package io.switchboard.ingress.webhook;

import java.time.Clock;

import io.switchboard.directory.KafkaDirectory;
import io.switchboard.ingress.catalog.WebhookFamily;
import io.switchboard.ingress.publishing.WebhookEventPublisher;
import io.switchboard.ingress.request.BodyMemory;
import io.switchboard.ingress.signature.SignatureCheck;
import io.switchboard.ingress.telemetry.IngressMeters;
import io.switchboard.ingress.telemetry.WebhookLog;
import io.switchboard.ingress.verification.WebhookVerifier;
import io.switchboard.ingress.voice.VoiceAnswers;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the servlet on exactly the paths of the webhooks; everything else stays with Spring MVC. */
@Configuration(proxyBeanMethods = false)
class WebhookConfiguration {

    @Bean
    WebhookVerifier verification(KafkaDirectory directory, SignatureCheck signatures, IngressMeters meters) {
        return new WebhookVerifier(directory, directory::isCaughtUp, signatures, meters);
    }

    @Bean
    VoiceReplies calls(KafkaDirectory directory, VoiceAnswers answers, IngressMeters meters) {
        return new VoiceReplies(directory, answers, meters);
    }

    @Bean
    WebhookIntake intake(
            WebhookVerifier verification,
            VoiceReplies calls,
            WebhookEventPublisher events,
            WebhookLog outcomes,
            IngressMeters meters) {
        return new WebhookIntake(verification, calls, events, outcomes, meters);
    }

    @Bean
    BodyMemory bodyMemory() {
        return BodyMemory.of(Runtime.getRuntime().maxMemory());
    }

    @Bean
    ServletRegistrationBean<WebhookServlet> webhooks(
            WebhookIntake intake,
            ConcurrencyLimit places,
            BodyMemory memory,
            RejectedWebhooks rejected,
            WebhookLog outcomes,
            IngressMeters meters,
            Clock clock) {
        var servlet = new WebhookServlet(intake, places, memory, rejected, outcomes, meters, clock);
        return new ServletRegistrationBean<>(servlet, WebhookFamily.allPaths());
    }
}
