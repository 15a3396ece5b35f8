package io.switchboard.testing;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

import io.switchboard.testing.TestInfrastructure.Source;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.junit.jupiter.api.Assertions.assertTimeout;

class TestInfrastructureTests {

    private static final DockerProbe NO_DOCKER = new DockerProbe(null);

    @Test
    void theEnvironmentComesFirst() {
        var choice = TestInfrastructure.choose(
                Map.of("KAFKA_BOOTSTRAP_SERVERS", "kafka:9092", "MONGODB_URI", "mongodb://mongo"), NO_DOCKER);

        assertThat(choice).isEqualTo(new TestInfrastructure(Source.ENVIRONMENT, Source.ENVIRONMENT));
        assertThat(choice).hasToString("Kafka from KAFKA_BOOTSTRAP_SERVERS, MongoDB from MONGODB_URI");
    }

    @Test
    void dockerServesWhatTheEnvironmentDoesNotName() throws Exception {
        try (var docker = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> answer(docker, "HTTP/1.0 200 OK\r\n\r\nOK"));
            var probe = DockerProbe.of(Map.of("DOCKER_HOST", "tcp://127.0.0.1:" + docker.getLocalPort()));

            var choice = TestInfrastructure.choose(Map.of("MONGODB_URI", "mongodb://mongo", "X", ""), probe);

            assertThat(choice).isEqualTo(new TestInfrastructure(Source.DOCKER, Source.ENVIRONMENT));
            assertThat(choice)
                    .hasToString(
                            "Kafka in a container of " + DockerContainers.KAFKA_IMAGE + ", MongoDB from MONGODB_URI");
        }
    }

    @Test
    void withoutEitherTheServersAreInThisProcess() {
        var choice = TestInfrastructure.choose(Map.of("KAFKA_BOOTSTRAP_SERVERS", " "), NO_DOCKER);

        assertThat(choice).isEqualTo(new TestInfrastructure(Source.IN_PROCESS, Source.IN_PROCESS));
        assertThat(choice).hasToString("Kafka in this process, MongoDB in this process");
    }

    @Test
    void aDaemonThatIsSilentIsGivenUpSoon() throws Exception {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var probe = DockerProbe.of(Map.of("DOCKER_HOST", "tcp://127.0.0.1:" + silent.getLocalPort()));

            assertTimeout(
                    Duration.ofSeconds(20), () -> assertThat(probe.answers()).isFalse());
        }
    }

    @Test
    void whatIsNoDaemonIsNone() throws Exception {
        int free;
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = server.getLocalPort();
        }

        assertThatNoException().isThrownBy(() -> {
            assertThat(DockerProbe.of(Map.of("DOCKER_HOST", "tcp://127.0.0.1:" + free))
                            .answers())
                    .isFalse();
            assertThat(DockerProbe.of(Map.of("DOCKER_HOST", "unix:///nowhere/docker.sock"))
                            .answers())
                    .isFalse();
            assertThat(DockerProbe.of(Map.of("DOCKER_HOST", "npipe:////./pipe/docker_engine"))
                            .answers())
                    .isFalse();
        });
    }

    private static void answer(ServerSocket server, String answer) {
        try (var socket = server.accept()) {
            socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
        } catch (java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
