package io.switchboard.ingress.replay;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.ParameterException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ReplayOptionsTests {

    private static final String ACCOUNT = "AC000000000000000000000000000000d1";

    @Test
    void allRejectedWebhooksAreSelectedByDefault() {
        var options = parse("");

        assertThat(options.topic()).isEqualTo("twilio.rejected");
        assertThat(options.dryRun()).isFalse();
        assertThat(options.includesTime(0)).isTrue();
        assertThat(options.includesAccount(null)).isTrue();
        assertThat(options.includesId(null)).isTrue();
    }

    @Test
    void everyOptionIsParsed() {
        var options = parse("--topic twilio.messaging.dlt --from 2026-11-20T00:00:00Z --to 2026-11-20T02:00:00+01:00"
                + " --account " + ACCOUNT + " --id SM1 --dry-run");

        assertThat(options)
                .isEqualTo(new ReplayOptions(
                        "twilio.messaging.dlt",
                        Instant.parse("2026-11-20T00:00:00Z"),
                        Instant.parse("2026-11-20T01:00:00Z"),
                        ACCOUNT,
                        "SM1",
                        true));
    }

    @Test
    void theTimeRangeIncludesItsBeginningAndNotItsEnd() {
        var options = parse("--from 2026-11-20T00:00:00Z --to 2026-11-20T01:00:00Z");

        assertThat(options.includesTime(millis("2026-11-19T23:59:59.999Z"))).isFalse();
        assertThat(options.includesTime(millis("2026-11-20T00:00:00Z"))).isTrue();
        assertThat(options.includesTime(millis("2026-11-20T00:59:59.999Z"))).isTrue();
        assertThat(options.includesTime(millis("2026-11-20T01:00:00Z"))).isFalse();
    }

    @Test
    void onlyTheAccountAndTheIdAreSelected() {
        var options = parse("--account " + ACCOUNT + " --id SM1");

        assertThat(options.includesAccount(ACCOUNT)).isTrue();
        assertThat(options.includesAccount(null)).isFalse();
        assertThat(options.includesId("SM1")).isTrue();
        assertThat(options.includesId("SM10")).isFalse();
        assertThat(options.includesId(null)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "--topc, Unknown option: '--topc'",
        "twilio.rejected, Unmatched argument at index 0: 'twilio.rejected'",
        "--topic, Missing required parameter for option '--topic' (TOPIC)",
        "--from --dry-run, Expected parameter for option '--from' but found '--dry-run'",
        "--topic twilio.messaging, 'twilio.messaging is not twilio.rejected, a <topic>.dlt, or all-dlt.'",
        "--topic .dlt, '.dlt is not twilio.rejected, a <topic>.dlt, or all-dlt.'",
        "--from yesterday, yesterday is no time with its zone",
        "--to 2026-11-20, 2026-11-20 is no time with its zone",
        "--account AC1, AC1 is no SID of a Twilio account",
        "--from 2026-11-20T00:00:00Z --to 2026-11-20T00:00:00Z, --from must be before --to."
    })
    void aWrongCommandLineIsRejectedWithItsFault(String arguments, String message) {
        assertThatExceptionOfType(ParameterException.class)
                .isThrownBy(() -> parse(arguments))
                .withMessageContaining(message);
    }

    private static ReplayOptions parse(String arguments) {
        return ReplayArguments.parse(arguments.isEmpty() ? List.of() : List.of(arguments.split(" ", -1)));
    }

    private static long millis(String time) {
        return Instant.parse(time).toEpochMilli();
    }
}
