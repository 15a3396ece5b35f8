package io.switchboard.starter.json;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.http.converter.autoconfigure.ServerHttpMessageConvertersCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.http.MediaType;

/** Twilio's SDK brings an XML mapper, with which Spring MVC would answer a browser in XML. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class JsonAnswersAutoConfiguration {

    @Bean
    ServerHttpMessageConvertersCustomizer withoutXml() {
        return converters -> converters.configureMessageConvertersList(all -> all.removeIf(each ->
                each.getSupportedMediaTypes().stream().anyMatch(MediaType.APPLICATION_XML::equalsTypeAndSubtype)));
    }
}
