package io.switchboard.provisioning.accounts;

import java.util.Map;

import io.switchboard.web.TenantId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class TenantSettingsTests {

    private static final String ONE = "AC000000000000000000000000000000d1";
    private static final String TWO = "AC000000000000000000000000000000d2";

    @Test
    void readsTheMapping() {
        assertThat(new TenantSettings("").byAccount()).isEmpty();
        assertThat(new TenantSettings(ONE + "=demo, " + TWO + "=demo,").byAccount())
                .isEqualTo(Map.of(ONE, new TenantId("demo"), TWO, new TenantId("demo")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo",
                "AC1=demo",
                ONE,
                ONE + "=",
                ONE + "=Demo",
                ONE + "=a b",
                ONE + "=-a",
                ONE + "=a," + ONE + "=b"
            })
    void refusesAnInvalidMapping(String tenants) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TenantSettings(tenants))
                .withMessageContaining("SWITCHBOARD_TENANTS");
    }
}
