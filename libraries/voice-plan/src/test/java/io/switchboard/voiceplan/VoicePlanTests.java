package io.switchboard.voiceplan;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.switchboard.events.NumberRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

class VoicePlanTests {

    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();
    private static final VoicePlan END = new HangUpPlan(null);
    private static final Prompt HELLO = Prompt.say("Hello");

    private static String sample(String name) throws IOException {
        try (var sample = NumberRecord.class.getResourceAsStream("/samples/" + name + ".json")) {
            return new String(Objects.requireNonNull(sample, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    static Stream<String> types() {
        return Stream.of(
                "greeting", "forward", "voicemail", "menu", "business-hours", "recording", "reject", "hang-up");
    }

    @ParameterizedTest
    @MethodSource("types")
    void isReadFromItsNumberAndWrittenUnchanged(String type) throws Exception {
        var number = JSON.readTree(sample("number-with-" + type)).get("data");

        var plan =
                JSON.convertValue(JSON.treeToValue(number, NumberRecord.class).voicePlan(), VoicePlan.class);

        JsonNode written = JSON.valueToTree(plan.checked());
        assertThat(written).isEqualTo(number.get("voicePlan"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"type":"forward","to":["+15551230002"]} | {"type":"forward","to":["+15551230002"],"atOnce":false,"timeoutSeconds":20,"callerId":"caller"}
            {"type":"voicemail"} | {"type":"voicemail","beep":true,"maxSeconds":120,"transcribe":false}
            {"type":"reject"} | {"type":"reject","reason":"rejected"}
            {"type":"hangUp"} | {"type":"hangUp"}
            {"type":"recording","then":{"type":"hangUp"}} | {"type":"recording","on":true,"then":{"type":"hangUp"}}
            {"type":"menu","prompt":{"say":"?"},"digits":{"1":{"type":"hangUp"}}} | {"type":"menu","prompt":{"say":"?"},"digits":{"1":{"type":"hangUp"}},"retries":2,"timeoutSeconds":5}
            """)
    void hasDefaultsForAbsentFields(String given, String expected) {
        JsonNode written = JSON.valueToTree(JSON.readValue(given, VoicePlan.class));

        assertThat(written).isEqualTo(JSON.readTree(expected));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"type":"forward","to":[]} | 'to' must name 1 to 10 destinations
            {"type":"forward","to":["+15551230002","911"]} | A destination must be a number like +15551230001
            {"type":"forward","to":[null]} | 'an entry of to' is missing
            {"type":"forward","to":["+15551230002"],"callerId":"Ada"} | 'callerId' must be caller, ourNumber or a number
            {"type":"forward","to":["+15551230002"],"timeoutSeconds":601} | 'timeoutSeconds' must be from 5 to 600
            {"type":"greeting","greeting":{"say":"Hello"}} | 'then' is missing
            {"type":"greeting","then":{"type":"hangUp"}} | 'greeting' is missing
            {"type":"hangUp","lastWords":{}} | A prompt has either 'say' or 'play'
            {"type":"hangUp","lastWords":{"say":"Hello","play":"https://example.com/a.mp3"}} | A prompt has either 'say' or 'play'
            {"type":"hangUp","lastWords":{"say":" \\u0007 \\ud800 "}} | 'say' must be a text
            {"type":"hangUp","lastWords":{"say":"Hello","voice":"Ada & Bob"}} | 'voice' must be the name of a Twilio voice
            {"type":"hangUp","lastWords":{"say":"Hello","language":"en_GB"}} | 'language' must be a language like en-GB
            {"type":"hangUp","lastWords":{"play":"https://example.com/a.mp3","voice":"alice"}} | 'voice' and 'language' belong to 'say'
            {"type":"hangUp","lastWords":{"play":"file:///etc/passwd"}} | 'play' must be a URL
            {"type":"hangUp","lastWords":{"play":"https://exa mple.com/"}} | 'play' must be a URL
            {"type":"voicemail","maxSeconds":3601} | 'maxSeconds' must be from 5 to 3600
            {"type":"voicemail","maxSeconds":121,"transcribe":true} | 'maxSeconds' may be at most 120 when the message is transcribed
            {"type":"menu","prompt":{"say":"?"},"digits":{}} | 'digits' must have at least one choice
            {"type":"menu","prompt":{"say":"?"}} | 'digits' is missing
            {"type":"menu","prompt":{"say":"?"},"digits":{"1":null}} | 'digits.1' is missing
            {"type":"menu","prompt":{"say":"?"},"digits":{"A":{"type":"hangUp"}}} | A choice must be 1 to 4 of 0-9, * and #
            {"type":"menu","prompt":{"say":"?"},"digits":{"1":{"type":"hangUp"}},"retries":-1} | 'retries' must be from 0 to 10
            {"type":"businessHours","timeZone":"+01:00","open":{"type":"hangUp"},"closed":{"type":"hangUp"}} | 'timeZone' must be an IANA time zone
            {"type":"businessHours","timeZone":"Europe/Atlantis","open":{"type":"hangUp"},"closed":{"type":"hangUp"}} | 'timeZone' must be an IANA time zone
            {"type":"businessHours","timeZone":"UTC","open":{"type":"hangUp"}} | 'closed' is missing
            {"type":"businessHours","timeZone":"UTC","hours":[{"days":[],"from":"09:00","to":"17:00"}],"open":{"type":"hangUp"},"closed":{"type":"hangUp"}} | 'days' must name a day
            {"type":"businessHours","timeZone":"UTC","hours":[{"days":["monday"],"from":"09:00"}],"open":{"type":"hangUp"},"closed":{"type":"hangUp"}} | 'to' is missing
            {"type":"businessHours","timeZone":"UTC","holidays":[{"date":"2026-12-25"},{"date":"2026-12-25"}],"open":{"type":"hangUp"},"closed":{"type":"hangUp"}} | 'holidays' names a date twice
            """)
    void namesTheFaultOfABrokenPlan(String json, String fault) {
        assertThatExceptionOfType(JacksonException.class)
                .isThrownBy(() -> JSON.readValue(json, VoicePlan.class))
                .withMessageContaining(fault);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+15551230002",
                "+4930123456",
                "+2908123",
                "sip:desk@example.com",
                "sip:desk@example.com:5061;transport=tls",
                "client:agent-7"
            })
    void forwardsToPhoneSipAndClientAddresses(String destination) {
        assertThatNoException().isThrownBy(() -> forwardTo(destination));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "15551230002",
                "+0123456789",
                "+1555123000212345",
                "+1 555 123 0002",
                "+1555123ooo2",
                "tel:+15551230002",
                "sip:example.com",
                "sips:desk@example.com",
                "sip:a{b}@example.com",
                "sip:a%zz@example.com",
                "sip:desk@example.com\r\nX-Evil: 1",
                "sip:\"><Hangup/>@example.com",
                "client:",
                "client:a b",
                "https://example.com"
            })
    void rejectsOtherDestinations(String destination) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> forwardTo(destination))
                .withMessageContaining("A destination must be");
    }

    @Test
    void mayBeNestedEightLevelsDeep() {
        var eight = nested(8);

        assertThat(eight.checked().depth()).isEqualTo(8);
        assertThatIllegalArgumentException()
                .isThrownBy(nested(9)::checked)
                .withMessage("A voice plan may be nested at most 8 levels deep; this one has 9");
    }

    @Test
    void depthIsThatOfTheDeepestBranch() {
        var holiday = new BusinessHoursPlan.Holiday(LocalDate.of(2026, 12, 25), nested(5));
        var menu = new MenuPlan(HELLO, Map.of("1", END, "2", nested(3)), 2, 5, nested(4));
        var hours = new BusinessHoursPlan("UTC", List.of(), List.of(holiday), menu, END);

        assertThat(hours.depth()).isEqualTo(6);
    }

    @Test
    void limitsThePromptsOnOnePath() {
        var text = Prompt.say("x".repeat(4_000));
        var two = new GreetingPlan(text, new GreetingPlan(text, END));
        var choices = new MenuPlan(HELLO, Map.of("1", two, "2", two, "3", two), 2, 5, two);
        var three = new GreetingPlan(text, two);

        assertThatNoException().isThrownBy(choices::checked);
        assertThatIllegalArgumentException()
                .isThrownBy(three::checked)
                .withMessageContaining(
                        "The prompts on one path through a voice plan may have at most 8192 characters; this one has 12000");
    }

    @Test
    void rejectsATextLongerThanTwilioReads() {
        assertThatNoException().isThrownBy(() -> Prompt.say("x".repeat(4_096)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Prompt.say("x".repeat(4_097)))
                .withMessage("'say' must be a text of at most 4096 characters");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"teleport\"}",
                "{\"type\":\"forward\",\"to\":[\"911\"]}",
                "{\"type\":7}",
                "{}",
                "[]",
                "[{\"type\":\"hangUp\"}]",
                "\"hangUp\"",
                "7",
                "true"
            })
    void isNotReadFromBrokenJson(String plan) {
        assertThatExceptionOfType(JacksonException.class).isThrownBy(() -> JSON.readValue(plan, VoicePlan.class));
    }

    private static VoicePlan forwardTo(String destination) {
        return new ForwardPlan(List.of(destination), false, 20, "caller", null, null, null, null);
    }

    private static VoicePlan nested(int depth) {
        return depth == 1 ? END : new GreetingPlan(HELLO, nested(depth - 1));
    }
}
