package io.switchboard.provisioning.doctor.command;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.switchboard.provisioning.EmulatedTwilio;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class DoctorCommandTests {

    private static final String DEMO = "AC000000000000000000000000000000d1";

    private final EmulatedTwilio twilio = new EmulatedTwilio();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Map<String, String> environment = new HashMap<>(Map.of(
            "TWILIO_ACCOUNT_SID",
            twilio.mainSid,
            "TWILIO_AUTH_TOKEN",
            twilio.mainToken,
            "TWILIO_API_BASE_URL",
            twilio.url().toString(),
            "PUBLIC_BASE_URL",
            "https://switchboard.invalid"));

    @AfterEach
    void reset() {
        twilio.reset();
    }

    @Test
    void everyActiveAccountIsExaminedAndNothingIsChanged() {
        var suspended = twilio.addAccount("Suspended");
        twilio.setAccount(suspended, "status", "suspended");
        twilio.forgetCalls();

        var exit = run();

        assertThat(exit).isEqualTo(1);
        assertThat(text(out))
                .contains("Account " + twilio.mainSid, "Account " + DEMO)
                .contains("  ok       Credentials work")
                .contains("  broken   Webhooks of +15005550006 point elsewhere")
                .contains("           Remedy: Repair it.")
                .containsPattern("\\d+ broken, \\d+ to look at, 0 not known, \\d+ fine\\. Nothing was changed\\.")
                .doesNotContain(suspended);
        assertThat(twilio.calls()).isNotEmpty().allMatch(call -> call.method().equals("GET"));
    }

    @Test
    void theFindingsAreJsonForPrograms() {
        run("--json");

        var accounts = new JsonMapper().readTree(text(out)).get("accounts");
        assertThat(accounts.values().stream()
                        .map(account -> account.get("accountSid").asString()))
                .contains(twilio.mainSid, DEMO);
        assertThat(accounts.get(0).get("checks").get(0).get("state").asString()).isEqualTo("broken");
    }

    @Test
    void aWrongTokenIsAFindingAndNotAFailure() {
        environment.put("TWILIO_AUTH_TOKEN", "wrong");

        assertThat(run()).isEqualTo(1);
        assertThat(text(out)).contains("  broken   Twilio refuses the credentials");
    }

    @Test
    void whatCouldNotBeCheckedIsNotFine() {
        twilio.breaks("GET", "");

        assertThat(run()).isEqualTo(1);
        assertThat(text(out)).contains("  unknown  Credentials: not known", " 0 fine.");
    }

    @Test
    void noSecretIsPrinted() {
        run();
        run("--json");

        assertThat(text(out) + text(err)).doesNotContain(twilio.mainToken, "demo-auth-token", "other-auth-token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TWILIO_ACCOUNT_SID", "TWILIO_AUTH_TOKEN", "PUBLIC_BASE_URL"})
    void aMissingSettingIsNamed(String name) {
        environment.remove(name);

        assertThat(run()).isEqualTo(2);
        assertThat(text(err)).contains(name + " is missing");
        assertThat(text(out)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--jsn", "AC1"})
    void anUnknownOptionIsRefused(String option) {
        assertThat(run(option)).isEqualTo(2);
    }

    @Test
    void helpIsPrintedWithoutSettings() {
        environment.clear();

        assertThat(run("--help")).isZero();
        assertThat(text(out)).contains("Exit codes");
    }

    private int run(String... arguments) {
        return new DoctorCommand(environment, new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8))
                .execute(List.of(arguments));
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(UTF_8);
    }
}
