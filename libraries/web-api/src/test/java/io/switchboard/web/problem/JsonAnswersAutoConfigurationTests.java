package io.switchboard.web.problem;

import java.util.Map;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverters;

import static org.assertj.core.api.Assertions.assertThat;

class JsonAnswersAutoConfigurationTests {

    @Test
    void keepsAnXmlMapperOnTheClassPathFromAnsweringBrowsers() {
        var without = HttpMessageConverters.forServer().registerDefaults();

        new JsonAnswersAutoConfiguration().withoutXml().customize(without);

        assertThat(answersXml(
                        HttpMessageConverters.forServer().registerDefaults().build()))
                .isTrue();
        assertThat(answersXml(without.build())).isFalse();
    }

    private static boolean answersXml(HttpMessageConverters converters) {
        return StreamSupport.stream(converters.spliterator(), false)
                .anyMatch(converter -> converter.canWrite(Map.class, MediaType.APPLICATION_XML));
    }
}
