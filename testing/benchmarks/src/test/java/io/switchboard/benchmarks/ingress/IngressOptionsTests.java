package io.switchboard.benchmarks.ingress;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class IngressOptionsTests {

    @Test
    void allOfTheIngressButTheLongRunIsMeasuredByDefault() {
        var options = options();

        assertThat(options.parts()).containsExactly("saturation", "latency", "directory");
        assertThat(options.sizes()).containsExactly(1, 1_000, 100_000);
        assertThat(options.soak()).isZero();
        assertThat(options.javaOptions()).contains("-XX:+UseSerialGC");
    }

    @Test
    void theOptionsAreTaken() {
        var options =
                options("--parts", "latency", "--rate", "500", "--minutes", "10", "--java-options", "-Xmx1g -Xlog:gc");

        assertThat(options.parts()).containsExactly("latency");
        assertThat(options.rate()).isEqualTo(500);
        assertThat(options.soak()).isEqualTo(Duration.ofMinutes(10));
        assertThat(options.javaOptions()).containsExactly("-Xmx1g", "-Xlog:gc");
    }

    @Test
    void aWrongOptionIsNamed() {
        assertThatExceptionOfType(ParameterException.class)
                .isThrownBy(() -> options("--parts", "all"))
                .withMessage("--parts are of saturation,latency,directory,gateway");
        assertThatExceptionOfType(ParameterException.class)
                .isThrownBy(() -> options("--parts", "latency"))
                .withMessage("Without the part saturation, --rate is needed");
        assertThatExceptionOfType(ParameterException.class)
                .isThrownBy(() -> options("--minuets", "10"))
                .withMessageStartingWith("Unknown options: '--minuets'");
    }

    private static IngressOptions options(String... arguments) {
        var parsed = new IngressArguments();
        new CommandLine(parsed).parseArgs(arguments);
        return parsed.options();
    }
}
