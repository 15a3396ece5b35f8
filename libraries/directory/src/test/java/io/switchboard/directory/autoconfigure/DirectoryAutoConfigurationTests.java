package io.switchboard.directory.autoconfigure;

import io.switchboard.directory.KafkaDirectory;
import io.switchboard.directory.TokenCipher;
import io.switchboard.testing.TestKeyset;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

class DirectoryAutoConfigurationTests {

    private final ApplicationContextRunner service = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(KafkaAutoConfiguration.class, DirectoryAutoConfiguration.class));

    @Test
    void aServiceThatOnlySealsGetsNoDirectory() {
        service.withPropertyValues("switchboard.keyset=" + TestKeyset.generate())
                .run(context ->
                        assertThat(context).hasSingleBean(TokenCipher.class).doesNotHaveBean(KafkaDirectory.class));
    }

    @Test
    void aMissingKeysetIsNamed() {
        service.run(context ->
                assertThat(context).getFailure().rootCause().hasMessageStartingWith("SWITCHBOARD_KEYSET is not set"));
    }

    @Test
    void isOutOfServiceBeforeItKnowsAnything() {
        service.withPropertyValues(
                        "switchboard.keyset=" + TestKeyset.generate(),
                        "switchboard.directory.enabled=true",
                        "spring.kafka.bootstrap-servers=localhost:1")
                .run(context -> assertThat(
                                context.getBean(DirectoryHealth.class).health().getStatus())
                        .isEqualTo(Status.OUT_OF_SERVICE));
    }
}
