package io.switchboard.gateway.status;

import java.time.Instant;
import java.util.List;

import io.switchboard.gateway.status.StreamsGatewayFilterFactory.Streams;
import io.switchboard.gateway.status.StreamsGatewayFilterFactory.TenantStreams;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class StreamSumTests {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void theStreamsOfATenantAreThoseOfAllInstances() {
        var streams = Streams.of(List.of(
                answer(
                        "10.0.0.1:8084",
                        "{'total':3,'items':[{'tenantId':'a','streams':1},{'tenantId':'b','streams':2}]}"),
                answer("10.0.0.2:8084", "{'total':4,'items':[{'tenantId':'b','streams':4}]}")));

        assertThat(streams.total()).isEqualTo(7);
        assertThat(streams.isComplete()).isTrue();
        assertThat(streams.items()).containsExactly(new TenantStreams("a", 1), new TenantStreams("b", 6));
        assertThat(streams.instances())
                .extracting(StreamsGatewayFilterFactory.StreamInstance::streams)
                .containsExactly(3L, 4L);
    }

    @Test
    void anInstanceThatDoesNotAnswerIsNamedAndTheSumIsIncomplete() {
        var silent = new ServiceAnswer(
                ServiceAddresses.NOTIFICATION, "10.0.0.2:8084", null, NOON, null, "The service does not answer.");

        var streams = Streams.of(List.of(answer("10.0.0.1:8084", "{'total':0,'items':[]}"), silent));

        assertThat(streams.isComplete()).isFalse();
        assertThat(streams.instances()).hasSize(2).last().satisfies(instance -> {
            assertThat(instance.isUp()).isFalse();
            assertThat(instance.streams()).isNull();
            assertThat(instance.notReachableSince()).isEqualTo(NOON);
        });
    }

    private static ServiceAnswer answer(String address, String body) {
        var json = JsonMapper.shared().readTree(body.replace('\'', '"'));
        return new ServiceAnswer(ServiceAddresses.NOTIFICATION, address, json, null, NOON, null);
    }
}
