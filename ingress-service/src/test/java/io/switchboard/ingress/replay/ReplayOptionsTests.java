package io.switchboard.ingress.replay;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ReplayOptionsTests {

    private static final String ACCOUNT = "AC000000000000000000000000000000d1";

    @Test
    void asksForAllThatWasRefusedWhenNothingIsSaid() {
        var options = parse("");

        assertThat(options.topic()).isEqualTo("twilio.rejected");
        assertThat(options.dryRun()).isFalse();
        assertThat(options.includesTime(0)).isTrue();
        assertThat(options.includesAccount(null)).isTrue();
        assertThat(options.includesId(null)).isTrue();
    }

    @Test
    void takesEveryOption() {
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
    void includesTheBeginningAndNotTheEnd() {
        var options = parse("--from 2026-11-20T00:00:00Z --to 2026-11-20T01:00:00Z");

        assertThat(options.includesTime(millis("2026-11-19T23:59:59.999Z"))).isFalse();
        assertThat(options.includesTime(millis("2026-11-20T00:00:00Z"))).isTrue();
        assertThat(options.includesTime(millis("2026-11-20T00:59:59.999Z"))).isTrue();
        assertThat(options.includesTime(millis("2026-11-20T01:00:00Z"))).isFalse();
    }

    @Test
    void includesOneAccountAndOneIdAlone() {
        var options = parse("--account " + ACCOUNT + " --id SM1");

        assertThat(options.includesAccount(ACCOUNT)).isTrue();
        assertThat(options.includesAccount(null)).isFalse();
        assertThat(options.includesId("SM1")).isTrue();
        assertThat(options.includesId("SM10")).isFalse();
        assertThat(options.includesId(null)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "--topc, There is no option --topc.",
        "twilio.rejected, There is no option twilio.rejected.",
        "--topic, --topic needs a value.",
        "--from --dry-run, --from needs a value.",
        "--topic twilio.messaging, Nothing is put aside on twilio.messaging",
        "--topic .dlt, Nothing is put aside on .dlt",
        "--from yesterday, --from is a time with its zone",
        "--to 2026-11-20, --to is a time with its zone",
        "--account AC1, --account is a Twilio account's SID",
        "--from 2026-11-20T00:00:00Z --to 2026-11-20T00:00:00Z, --from must be before --to"
    })
    void saysWhatIsWrong(String arguments, String message) {
        assertThatIllegalArgumentException().isThrownBy(() -> parse(arguments)).withMessageContaining(message);
    }

    private static ReplayOptions parse(String arguments) {
        return ReplayOptions.parse(arguments.isEmpty() ? List.of() : List.of(arguments.split(" ", -1)));
    }

    private static long millis(String time) {
        return Instant.parse(time).toEpochMilli();
    }
}
