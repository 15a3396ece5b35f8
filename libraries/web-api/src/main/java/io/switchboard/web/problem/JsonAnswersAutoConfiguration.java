package io.switchboard.web.problem;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.http.converter.autoconfigure.ServerHttpMessageConvertersCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.http.MediaType;

/** Removes XML from the response formats: Twilio's SDK brings an XML mapper, with which Spring MVC would answer browsers. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class JsonAnswersAutoConfiguration {

    @Bean
    ServerHttpMessageConvertersCustomizer withoutXml() {
        return converters -> converters.configureMessageConvertersList(all -> all.removeIf(converter ->
                converter.getSupportedMediaTypes().stream().anyMatch(MediaType.APPLICATION_XML::equalsTypeAndSubtype)));
    }
}
