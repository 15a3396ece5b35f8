package io.switchboard.benchmarks.stream;

import java.net.URI;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class StreamOptionsTests {

    @Test
    void theLocalDemoTenantIsMeasuredByDefault() {
        var options = options(Map.of());

        assertThat(options.gateway()).isEqualTo(URI.create("http://localhost:8080"));
        assertThat(options.issuer()).isEqualTo(URI.create("http://localhost:8086"));
        assertThat(options.tenants()).extracting(TenantAccount::number).containsExactly("+15005550006");
        assertThat(options.texts()).isEqualTo(1000);
        assertThat(options.rate()).isEqualTo(50);
    }

    @Test
    void portsAreShiftedAsByRun() {
        var options = options(Map.of("SWITCHBOARD_PORT_OFFSET", "5000"));

        assertThat(options.gateway()).isEqualTo(URI.create("http://localhost:13080"));
        assertThat(options.publicUrl()).isEqualTo("http://localhost:13080");
        assertThat(options.issuer()).isEqualTo(URI.create("http://localhost:13086"));
    }

    @Test
    void theEnvironmentKnowsOtherTokens() {
        var environment = Map.of("BENCHMARK_OTHER_AUTH_TOKEN", "rotated");

        var options = options(environment, "--tenants", "demo,other");

        assertThat(options.tenants())
                .extracting(TenantAccount::authToken)
                .containsExactly("demo-auth-token", "rotated");
    }

    // 192.0.2.0/24 is reserved for documentation (RFC 5737); an address is not looked up.
    @ParameterizedTest
    @ValueSource(strings = {"http://192.0.2.1:8080", "https://192.0.2.1", "http:///api", "localhost:8080"})
    void aUrlThatIsNotOnThisMachineIsRefused(String url) {
        assertThatExceptionOfType(ParameterException.class).isThrownBy(() -> options(Map.of(), "--gateway", url));
        assertThatExceptionOfType(ParameterException.class).isThrownBy(() -> options(Map.of(), "--issuer", url));
    }

    @Test
    void aWrongOptionIsNamed() {
        assertThatExceptionOfType(ParameterException.class)
                .isThrownBy(() -> options(Map.of(), "--rate", "fast"))
                .withMessage("Invalid value for option '--rate': 'fast' is not an int");
        assertThatExceptionOfType(ParameterException.class)
                .isThrownBy(() -> options(Map.of(), "--tenants", "acme"))
                .withMessage("Tenant acme is not known: set BENCHMARK_ACME_ACCOUNT_SID.");
        assertThatExceptionOfType(ParameterException.class)
                .isThrownBy(() -> options(Map.of(), "--text", "1"))
                .withMessageStartingWith("Unknown options: '--text'");
    }

    private static StreamOptions options(Map<String, String> environment, String... arguments) {
        var parsed = new StreamArguments(environment);
        new CommandLine(parsed).parseArgs(arguments);
        return parsed.options();
    }
}
