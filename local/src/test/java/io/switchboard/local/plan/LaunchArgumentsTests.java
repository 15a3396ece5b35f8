package io.switchboard.local.plan;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class LaunchArgumentsTests {

    @Test
    void withoutArgumentsEverythingIsStartedAndShown() {
        var options = LaunchArguments.parse(List.of("--root", "/here"), Map.of());

        assertThat(options)
                .isEqualTo(new LaunchOptions(
                        Path.of("/here"), Path.of("/here/.switchboard"), false, true, false, false, false, false));
    }

    @Test
    void theCommandLineBeatsTheEnvironment() {
        var environment = Map.of("SWITCHBOARD_DATA", "/from/environment");

        var options = LaunchArguments.parse(List.of("--data", "/from/command", "--no-demo", "--fresh"), environment);

        assertThat(options.data()).isEqualTo(Path.of("/from/command"));
        assertThat(options.demo()).isFalse();
        assertThat(options.fresh()).isTrue();
    }

    @Test
    void theEnvironmentNamesTheDataRelativeToTheRoot() {
        var environment = Map.of("SWITCHBOARD_DATA", "elsewhere");

        var options = LaunchArguments.parse(List.of("--root", "/here"), environment);

        assertThat(options.data()).isEqualTo(Path.of("/here/elsewhere"));
    }

    @ParameterizedTest
    @CsvSource({
        "--frsh,             'Unknown option: ''--frsh''. See --help.'",
        "everything,         'Unmatched argument at index 0: ''everything''. See --help.'",
        "--data,             'Missing required parameter for option ''--data'' (DIR). See --help.'",
        "--data --verbose,   'Expected parameter for option ''--data'' but found ''--verbose''. See --help.'",
        "--data a --data b,  'option ''--data'' (DIR) should be specified only once. See --help.'"
    })
    void aWrongOptionIsNamed(String line, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LaunchArguments.parse(List.of(line.split(" ")), Map.of()))
                .withMessage(message);
    }

    @Test
    void theHelpNamesTheOptionsThatRunDoesNotShowItself() {
        assertThat(LaunchArguments.help())
                .startsWith("Options")
                .contains("--no-demo", "--only-infrastructure", "--verbose", "--data", "--help")
                .doesNotContain("--fresh", "--prepare", "--root")
                .contains("SWITCHBOARD_PORT_OFFSET", "localhost:8087/processes")
                .endsWith(System.lineSeparator());
    }
}
