package io.switchboard.local.plan;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TakenPortsTests {

    @Test
    void everyTakenPortIsNamedWithWhoWantsIt() throws IOException {
        var free = freePort();
        try (var one = listen();
                var two = listen()) {
            var taken = TakenPorts.among(
                    Map.of(one.getLocalPort(), "ingress", two.getLocalPort(), "Kafka", free, "gateway"));

            assertThat(taken.message())
                    .contains(one.getLocalPort() + "  wanted by ingress")
                    .contains(two.getLocalPort() + "  wanted by Kafka")
                    .contains("SWITCHBOARD_PORT_OFFSET")
                    .doesNotContain("gateway");
        }
    }

    @Test
    void whatIsNotStartedHereWantsNoPort() {
        var installation = new InstallationAddresses(
                LaunchArguments.parse(List.of(), Map.of()),
                new PortPlan(0),
                ExternalServices.from(Map.of("KAFKA_BOOTSTRAP_SERVERS", "kafka:9092")));

        assertThat(TakenPorts.wantedBy(installation, List.of()))
                .containsOnly(Map.entry(8087, "launcher"), Map.entry(27018, "MongoDB"));
    }

    private static int freePort() throws IOException {
        try (var socket = listen()) {
            return socket.getLocalPort();
        }
    }

    private static ServerSocket listen() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }
}
