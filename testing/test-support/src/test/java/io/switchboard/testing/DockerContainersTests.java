package io.switchboard.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DockerContainersTests {

    @Test
    void theImagesAreThoseOfDockerCompose() throws IOException {
        var compose = Files.readString(Path.of("../../docker-compose.yml"));

        assertThat(compose)
                .contains("image: " + DockerContainers.KAFKA_IMAGE + "@sha256:")
                .contains("image: " + DockerContainers.MONGODB_IMAGE + "@sha256:");
    }
}
