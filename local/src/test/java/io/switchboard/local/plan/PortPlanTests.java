package io.switchboard.local.plan;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class PortPlanTests {

    @Test
    void theOffsetMovesEveryPort() {
        var ports = PortPlan.from(Map.of("SWITCHBOARD_PORT_OFFSET", "2000"));

        assertThat(ports.gateway()).isEqualTo(10080);
        assertThat(ports.issuer()).isEqualTo(10086);
        assertThat(ports.kafka()).isEqualTo(21092);
        assertThat(ports.mongodb()).isEqualTo(29018);
        assertThat(PortPlan.management(ports.gateway())).isEqualTo(11080);
    }

    @ParameterizedTest
    @ValueSource(strings = {"many", "-9000", "50000"})
    void anOffsetThatCannotBeIsRefusedByName(String offset) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PortPlan.from(Map.of("SWITCHBOARD_PORT_OFFSET", offset)))
                .withMessageContaining("SWITCHBOARD_PORT_OFFSET");
    }
}
