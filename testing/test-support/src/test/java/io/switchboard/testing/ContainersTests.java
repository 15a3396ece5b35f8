package io.switchboard.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ContainersTests {

    @Test
    void theImagesAreThoseOfDockerCompose() throws IOException {
        var compose = Files.readString(Path.of("../../docker-compose.yml"));

        assertThat(compose)
                .contains("image: " + Containers.KAFKA_IMAGE + "@sha256:")
                .contains("image: " + Containers.MONGODB_IMAGE + "@sha256:");
    }
}
