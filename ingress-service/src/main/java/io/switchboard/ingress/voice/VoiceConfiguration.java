package io.switchboard.ingress.voice;

import io.switchboard.ingress.signature.PublicUrls;
import org.springframework.boot.http.converter.autoconfigure.ServerHttpMessageConvertersCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;

/** The answers to calls, rehearsed. */
@Configuration(proxyBeanMethods = false)
class VoiceConfiguration {

    @Bean
    VoiceAnswers voiceAnswers(VoiceSettings settings, PublicUrls urls) {
        var answers = new VoiceAnswers(settings, urls.publicBaseUrl());
        new Rehearsal(answers).run();
        return answers;
    }

    /** The TwiML classes bring an XML mapper, with which Spring MVC would answer browsers in XML. */
    @Bean
    ServerHttpMessageConvertersCustomizer withoutXml() {
        return converters -> converters.configureMessageConvertersList(all -> all.removeIf(each ->
                each.getSupportedMediaTypes().stream().anyMatch(MediaType.APPLICATION_XML::equalsTypeAndSubtype)));
    }
}
