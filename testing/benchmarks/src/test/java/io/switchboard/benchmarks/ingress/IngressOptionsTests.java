package io.switchboard.benchmarks.ingress;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class IngressOptionsTests {

    @Test
    void measuresAllButTheLongRunByDefault() {
        var options = IngressOptions.parse(List.of());

        assertThat(options.parts()).containsExactly("saturation", "latency", "directory");
        assertThat(options.sizes()).containsExactly(1, 1_000, 100_000);
        assertThat(options.soak()).isZero();
        assertThat(options.javaOptions()).contains("-XX:+UseSerialGC");
    }

    @Test
    void takesWhatIsAskedFor() {
        var options = IngressOptions.parse(
                List.of("--parts", "latency", "--rate", "500", "--minutes", "10", "--java-options", "-Xmx1g -Xlog:gc"));

        assertThat(options.parts()).containsExactly("latency");
        assertThat(options.rate()).isEqualTo(500);
        assertThat(options.soak()).isEqualTo(Duration.ofMinutes(10));
        assertThat(options.javaOptions()).containsExactly("-Xmx1g", "-Xlog:gc");
    }

    @Test
    void saysWhatIsWrong() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IngressOptions.parse(List.of("--parts", "all")))
                .withMessage("--parts are of saturation,latency,directory");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IngressOptions.parse(List.of("--parts", "latency")))
                .withMessage("Without the part saturation, --rate is needed");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IngressOptions.parse(List.of("--minuets", "10")))
                .withMessageStartingWith("Unknown option --minuets.");
    }
}
