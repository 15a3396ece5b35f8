package io.switchboard.ingress.webhook;

import java.time.Clock;

import io.switchboard.directory.KafkaDirectory;
import io.switchboard.ingress.publishing.Events;
import io.switchboard.ingress.signature.SignatureCheck;
import io.switchboard.ingress.voice.VoiceAnswers;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the servlet on exactly the paths of the webhooks; everything else stays with Spring MVC. */
@Configuration(proxyBeanMethods = false)
class WebhookConfiguration {

    @Bean
    Verification verification(KafkaDirectory directory, SignatureCheck signatures, Meters meters) {
        return new Verification(directory, directory::isCurrent, signatures, meters);
    }

    @Bean
    Calls calls(KafkaDirectory directory, VoiceAnswers answers, Meters meters) {
        return new Calls(directory, answers, meters);
    }

    @Bean
    WebhookIntake intake(Verification verification, Calls calls, Events events, OutcomeLog outcomes, Meters meters) {
        return new WebhookIntake(verification, calls, events, outcomes, meters);
    }

    @Bean
    BodyMemory bodyMemory() {
        return BodyMemory.of(Runtime.getRuntime().maxMemory());
    }

    @Bean
    ServletRegistrationBean<WebhookServlet> webhooks(
            WebhookIntake intake,
            Places places,
            BodyMemory memory,
            RejectedWebhooks rejected,
            OutcomeLog outcomes,
            Meters meters,
            Clock clock) {
        var servlet = new WebhookServlet(intake, places, memory, rejected, outcomes, meters, clock);
        return new ServletRegistrationBean<>(servlet, WebhookFamily.allPaths());
    }
}
