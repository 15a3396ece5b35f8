package io.switchboard.benchmarks.push.protocol;

import java.util.List;

import io.switchboard.benchmarks.push.protocol.StreamProtocol.Received;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class StreamProtocolTests {

    @Test
    void readsTheServicesEventsOverBothTransports() {
        var protocol = new SwitchboardProtocol("token");

        assertThat(protocol.read("id: g-0-7\ndata: {\"id\":\"3@99\",\"type\":\"message.received\"}"))
                .isEqualTo(new Received("g-0-7", List.of("3@99"), false));
        assertThat(protocol.read("{\"id\":\"3@99\",\"cursor\":\"g-0-7\"}"))
                .isEqualTo(new Received("g-0-7", List.of("3@99"), false));
        assertThat(protocol.read("event: reload\nid: g-0-9\ndata: {\"reason\":\"too-far-behind\"}"))
                .isEqualTo(new Received("g-0-9", List.of(), true));
    }

    @Test
    void resumesNchanAfterItsLastMessage() {
        var protocol = new NchanProtocol("tenant0");

        var opened = protocol.read(": hi");
        assertThat(protocol.request(StreamTransport.SSE, opened.position())).doesNotContain("Last-Event-ID");

        var received = protocol.read("id: 1795768794:0\ndata: " + new PushEvent("tenant0", 3, 99).json(2));
        assertThat(received).isEqualTo(new Received("1795768794:0", List.of("3@99"), false));
        assertThat(protocol.request(StreamTransport.SSE, received.position()))
                .contains("Last-Event-ID: 1795768794:0\r\n");
    }

    @Test
    void resumesCentrifugoAndReadsWhatItRecovered() {
        var protocol = new CentrifugoProtocol("tenant0", "secret");

        assertThat(protocol.read("data: {\"connect\":{\"subs\":{\"tenant0\":{\"epoch\":\"e1\",\"offset\":4}}}}"))
                .isEqualTo(new Received("4", List.of(), false));
        assertThat(protocol.read("data: {\"channel\":\"tenant0\",\"pub\":{\"data\":{\"id\":\"3@99\"},\"offset\":5}}"))
                .isEqualTo(new Received("5", List.of("3@99"), false));
        assertThat(protocol.request(StreamTransport.SSE, "5")).contains("%22epoch%22%3A%22e1%22%2C%22offset%22%3A5");
        assertThat(protocol.read("data: {\"connect\":{\"subs\":{\"tenant0\":{\"epoch\":\"e1\",\"offset\":6,"
                        + "\"was_recovering\":true,\"recovered\":true,"
                        + "\"publications\":[{\"data\":{\"id\":\"4@120\"},\"offset\":6}]}}}}"))
                .isEqualTo(new Received("6", List.of("4@120"), false));
        assertThat(protocol.read(
                                "data: {\"connect\":{\"subs\":{\"tenant0\":{\"epoch\":\"e2\",\"was_recovering\":true}}}}")
                        .isReload())
                .isTrue();
        assertThat(protocol.read("data: {}")).isEqualTo(new Received(null, List.of(), false));
    }

    @Test
    void saysHowAPeerIsWritten() {
        assertThat(PeerServer.parse("nchan=localhost:8090").kind()).isEqualTo(PeerServer.Kind.NCHAN);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PeerServer.parse("nchan"))
                .withMessageContaining("nchan=localhost");
        assertThatIllegalArgumentException().isThrownBy(() -> PeerServer.parse("socketio=localhost:1"));
    }
}
