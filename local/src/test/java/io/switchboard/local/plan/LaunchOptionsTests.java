package io.switchboard.local.plan;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class LaunchOptionsTests {

    @Test
    void withoutArgumentsEverythingIsStartedAndShown() {
        var options = LaunchOptions.parse(List.of("--root", "/here"), Map.of());

        assertThat(options)
                .isEqualTo(new LaunchOptions(
                        Path.of("/here"), Path.of("/here/.switchboard"), false, true, false, false, false));
    }

    @Test
    void theCommandLineBeatsTheEnvironment() {
        var environment = Map.of("SWITCHBOARD_DATA", "/from/environment");

        var options = LaunchOptions.parse(List.of("--data", "/from/command", "--no-demo", "--fresh"), environment);

        assertThat(options.data()).isEqualTo(Path.of("/from/command"));
        assertThat(options.demo()).isFalse();
        assertThat(options.fresh()).isTrue();
    }

    @Test
    void anUnknownOptionIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LaunchOptions.parse(List.of("--frsh"), Map.of()))
                .withMessageContaining("--frsh");
    }

    @Test
    void aMissingValueIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LaunchOptions.parse(List.of("--data"), Map.of()))
                .withMessageContaining("--data needs a value");
    }
}
