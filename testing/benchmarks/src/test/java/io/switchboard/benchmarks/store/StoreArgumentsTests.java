package io.switchboard.benchmarks.store;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import io.switchboard.benchmarks.measurement.MeasurementFailed;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class StoreArgumentsTests {

    private static final Map<String, String> ENVIRONMENT = Map.of("MONGODB_URI", "mongodb://localhost:1");

    @Test
    void theEnvironmentNamesTheDatabaseUnlessTheCommandLineDoes() {
        assertThat(StoreArguments.parse(List.of(), ENVIRONMENT).mongodb()).isEqualTo("mongodb://localhost:1");
        assertThat(StoreArguments.parse(List.of("--mongodb", "mongodb://localhost:2"), ENVIRONMENT)
                        .mongodb())
                .isEqualTo("mongodb://localhost:2");
    }

    @Test
    void sizesAreComparedOnlyWhenAskedFor() {
        assertThat(StoreArguments.parse(List.of(), ENVIRONMENT).sizes()).isEmpty();
        assertThat(StoreArguments.parse(List.of("--sizes"), ENVIRONMENT).sizes())
                .containsExactly(10_000, 2_000_000);
    }

    @Test
    void theServiceIsTakenFromTheFolderOfTheProject() {
        var failure = new AtomicReference<Exception>();
        var command = new CommandLine(new StoreArguments(ENVIRONMENT))
                .setExecutionExceptionHandler((thrown, line, parsed) -> {
                    failure.set(thrown);
                    return CommandLine.ExitCode.SOFTWARE;
                });

        command.execute("--root", "/nowhere");

        assertThat(failure.get())
                .isInstanceOf(MeasurementFailed.class)
                .hasMessageStartingWith("/nowhere/conversation-service/target/conversation-service.jar");
    }

    @Test
    void aRunWithoutADatabaseIsRefused() {
        assertThatExceptionOfType(ParameterException.class)
                .isThrownBy(() -> StoreArguments.parse(List.of(), Map.of()))
                .withMessageContaining("MONGODB_URI");
    }
}
