package io.switchboard.ingress.replay;

import io.switchboard.directory.KafkaDirectory;
import io.switchboard.ingress.publishing.WebhookEventPublisher;
import io.switchboard.ingress.signature.PublicUrls;
import io.switchboard.ingress.signature.SignatureCheck;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * Defines the beans of the command. It is no configuration that the service's scan finds; the auto-configurations are listed in
 * the file of this class's name in {@code META-INF/spring}.
 */
@ImportAutoConfiguration
@EnableConfigurationProperties(PublicUrls.class)
@Import({SignatureCheck.class, WebhookEventPublisher.class})
class ReplayContext {

    @Bean
    TopicReplayer replay(
            KafkaProperties kafka,
            PublicUrls publicUrls,
            ObjectProvider<KafkaDirectory> directory,
            ObjectProvider<SignatureCheck> signatures,
            ObjectProvider<WebhookEventPublisher> events) {
        return new TopicReplayer(kafka, publicUrls, directory, signatures, events);
    }
}
