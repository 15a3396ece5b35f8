package io.switchboard.benchmarks.stream;

import java.net.URI;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class StreamOptionsTests {

    @Test
    void measuresTheLocalDemoTenantByDefault() {
        var options = StreamOptions.parse(List.of(), Map.of());

        assertThat(options.gateway()).isEqualTo(URI.create("http://localhost:8080"));
        assertThat(options.issuer()).isEqualTo(URI.create("http://localhost:8086"));
        assertThat(options.tenants()).extracting(TenantAccount::number).containsExactly("+15005550006");
        assertThat(options.texts()).isEqualTo(1000);
        assertThat(options.rate()).isEqualTo(50);
    }

    @Test
    void shiftsPortsAsRunDoes() {
        var options = StreamOptions.parse(List.of(), Map.of("SWITCHBOARD_PORT_OFFSET", "5000"));

        assertThat(options.gateway()).isEqualTo(URI.create("http://localhost:13080"));
        assertThat(options.publicUrl()).isEqualTo("http://localhost:13080");
        assertThat(options.issuer()).isEqualTo(URI.create("http://localhost:13086"));
    }

    @Test
    void theEnvironmentKnowsOtherTokens() {
        var environment = Map.of("BENCHMARK_OTHER_AUTH_TOKEN", "rotated");

        var options = StreamOptions.parse(List.of("--tenants", "demo,other"), environment);

        assertThat(options.tenants())
                .extracting(TenantAccount::authToken)
                .containsExactly("demo-auth-token", "rotated");
    }

    // 192.0.2.0/24 is reserved for documentation (RFC 5737); an address is not looked up.
    @ParameterizedTest
    @ValueSource(strings = {"http://192.0.2.1:8080", "https://192.0.2.1", "http:///api", "localhost:8080"})
    void refusesWhatIsNotOnThisMachine(String url) {
        assertThatIllegalArgumentException().isThrownBy(() -> StreamOptions.parse(List.of("--gateway", url), Map.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> StreamOptions.parse(List.of("--issuer", url), Map.of()));
    }

    @Test
    void saysWhatIsWrong() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StreamOptions.parse(List.of("--rate", "fast"), Map.of()))
                .withMessage("--rate must be a whole number, not 'fast'.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StreamOptions.parse(List.of("--tenants", "acme"), Map.of()))
                .withMessage("Tenant acme is not known: set BENCHMARK_ACME_ACCOUNT_SID.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StreamOptions.parse(List.of("--text", "1"), Map.of()))
                .withMessageStartingWith("Unknown option --text.");
    }
}
