package io.switchboard.ingress.webhook;

import io.switchboard.directory.KafkaDirectory;
import io.switchboard.events.AccountRefused;
import io.switchboard.events.Topic;
import io.switchboard.events.Topics;
import io.switchboard.events.twilio.RejectedWebhook;
import io.switchboard.ingress.catalog.WebhookFamilies;
import io.switchboard.ingress.publishing.WebhookEventPublisher;
import io.switchboard.ingress.signature.SignatureCheck;
import io.switchboard.ingress.telemetry.IngressMeters;
import io.switchboard.ingress.telemetry.WebhookLog;
import io.switchboard.ingress.verification.WebhookVerifier;
import io.switchboard.ingress.voice.VoiceAnswers;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Maps the servlet to exactly the paths of the webhooks; all other paths stay with Spring MVC. */
@Configuration(proxyBeanMethods = false)
@Import(WebhookServlet.class)
class WebhookConfiguration {

    /** Declares the topic of rejected webhooks. */
    @Bean
    Topic<RejectedWebhook> rejected(RejectedTopicSettings settings) {
        return Topics.TWILIO_REJECTED.within(settings.limits());
    }

    /** Declares the topic of hints that an account has another token, beside its other writer and its reader. */
    @Bean
    Topic<AccountRefused> refusedAccounts() {
        return Topics.REFUSED_ACCOUNTS;
    }

    @Bean
    WebhookVerifier verifier(KafkaDirectory directory, SignatureCheck signatures, IngressMeters meters) {
        return new WebhookVerifier(directory, directory::isCaughtUp, signatures, meters);
    }

    @Bean
    VoiceReplies voiceReplies(KafkaDirectory directory, VoiceAnswers answers, IngressMeters meters) {
        return new VoiceReplies(directory, answers, meters);
    }

    @Bean
    WebhookIntake intake(
            WebhookVerifier verifier,
            VoiceReplies voiceReplies,
            WebhookEventPublisher publisher,
            WebhookLog log,
            IngressMeters meters) {
        return new WebhookIntake(verifier, voiceReplies, publisher, log, meters);
    }

    @Bean
    BodyMemory bodyMemory() {
        return BodyMemory.of(Runtime.getRuntime().maxMemory());
    }

    @Bean
    ServletRegistrationBean<WebhookServlet> webhooks(WebhookServlet servlet) {
        return new ServletRegistrationBean<>(servlet, WebhookFamilies.allPaths());
    }
}
