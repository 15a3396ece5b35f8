package io.switchboard.ingress.voice;

import io.switchboard.ingress.signature.PublicUrls;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Creates and warms up the answers to calls. */
@Configuration(proxyBeanMethods = false)
class VoiceConfiguration {

    @Bean
    VoiceAnswers voiceAnswers(VoiceSettings settings, PublicUrls urls) {
        var answers = new VoiceAnswers(settings, urls.publicBaseUrl());
        new VoiceWarmUp(answers).run();
        return answers;
    }
}
