package io.switchboard.systemtests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Checks that alerts and dashboard name existing meters: Prometheus treats an unknown name as one without a value. */
class AlertMetersTests {

    private static final List<String> MODULES = List.of(
            "libraries/directory",
            "libraries/kafka-events",
            "libraries/mongo-store",
            "libraries/jobs",
            "ingress-service",
            "provisioning-service",
            "conversation-service",
            "notification-service",
            "gateway");
    private static final Pattern METRIC = Pattern.compile("\\bswitchboard_[a-z_]+");
    private static final Pattern LITERAL = Pattern.compile("\"([a-z]+(?:[.][a-z]+)*[.]?)\"");
    /** The suffixes that Prometheus appends for a meter's kind and unit. */
    private static final Pattern ENDING = Pattern.compile("(_total|_bucket|_count|_sum|_max|_seconds|_bytes)*$");

    @ParameterizedTest
    @ValueSource(strings = {"prometheus/alerts.yaml", "prometheus/alerts.test.yaml", "grafana/switchboard.json"})
    void everyMeterThatIsNamedIsRegisteredByAService(String file) {
        var registered = MODULES.stream()
                .flatMap(AlertMetersTests::sources)
                .flatMap(AlertMetersTests::meters)
                .map(meter -> meter.replace('.', '_'))
                .collect(Collectors.toSet());

        var named = METRIC.matcher(read(Path.of("../../deploy", file)))
                .results()
                .map(MatchResult::group)
                .distinct()
                .toList();

        assertThat(named)
                .hasSizeGreaterThan(5)
                .allSatisfy(metric ->
                        assertThat(registered).contains(ENDING.matcher(metric).replaceFirst("")));
    }

    private static Stream<Path> sources(String module) {
        try (var files = Files.walk(Path.of("../..", module, "src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the names that begin with {@code switchboard.}, including those joined from a prefix and a rest. */
    private static Stream<String> meters(Path source) {
        var literals = LITERAL.matcher(read(source))
                .results()
                .map(found -> found.group(1))
                .toList();
        var whole = literals.stream().filter(literal -> literal.startsWith("switchboard."));
        var joined = literals.stream()
                .filter(literal -> literal.startsWith("switchboard.") && literal.endsWith("."))
                .flatMap(prefix -> literals.stream().map(prefix::concat));
        return Stream.concat(whole, joined);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
