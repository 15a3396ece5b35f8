package io.switchboard.ingress.voice;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.switchboard.ingress.form.FormParameters;
import io.switchboard.ingress.voice.VoiceAnswer.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Texts of plans and webhooks become text of the document and nothing else; {@link TwimlDocument} checks each. */
class HostileTextTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "</Say><Dial>+19005550000</Dial><Say>",
                "]]><Hangup/><![CDATA[",
                "<!-- x --> <?php x ?> &amp; &#0; &xxe;",
                "<!DOCTYPE x [<!ENTITY xxe SYSTEM 'file:///etc/passwd'>]>",
                "Tom & Jerry <tom@example.com> 'said' 1 < 2",
                "Grüß Gott",
                "Здравствуйте",
                "您好，欢迎致电",
                "こんにちは",
                "안녕하세요",
                "مرحبا بكم",
                "שלום",
                "नमस्ते",
                "สวัสดี",
                "👋🏽 𝕳𝖊𝖑𝖑𝖔 👩‍👩‍👧",
                "e\u0301 \u202eright to left\u202c \ufeff",
            })
    void aTextIsReadUnchanged(String text) {
        var line = new CallerLine(null);
        line.changePlanRaw(Map.of("type", "hangUp", "lastWords", Map.of("say", text)));

        assertThat(line.call().verbs()).containsExactly("Say " + text, "Hangup");
    }

    @ParameterizedTest
    @CsvSource({
        "a\\u0000b, a b",
        "a\\u0007b, a b",
        "a\\u001bb, a b",
        "a\\u0085b, a b",
        "a\\r\\nb, a  b",
        "a\\u2028b, a b",
        "a\\ud800b, a b",
        "a\\udc00\\ud800b, a  b",
        "a\\uffffb, a b",
        "a\\ufffeb, a b",
        "a\\ud83d\\udc4bb, a\ud83d\udc4bb"
    })
    void aTextLosesCharactersThatXmlForbids(String escaped, String heard) {
        assertThat(new CallerLine("{\"type\":\"hangUp\",\"lastWords\":{\"say\":\"" + escaped + "\"}}")
                        .call()
                        .verbs())
                .containsExactly("Say " + heard, "Hangup");
    }

    @Test
    void aTextMayHoldEveryOtherCharacter() {
        var line = new CallerLine(null);
        for (var start = 0; start <= Character.MAX_CODE_POINT; start += start < 0x10000 ? 0x400 : 0x8000) {
            var text = IntStream.range(start, start + 0x400)
                    .mapToObj(Character::toString)
                    .collect(Collectors.joining("", "x", ""));
            line.changePlanRaw(Map.of("type", "hangUp", "lastWords", Map.of("say", text)));

            assertThat(line.call().outcome()).isEqualTo(Outcome.PLANNED);
        }
    }

    @Test
    void theLargestPlanFitsIntoADocument() {
        var long1 = Map.<String, Object>of("say", "&".repeat(4_096));
        var destinations = IntStream.range(0, 10)
                .mapToObj(index -> "sip:" + "&".repeat(230) + "@example.com")
                .toList();
        var forward = Map.<String, Object>of(
                "type", "forward", "to", destinations, "atOnce", true, "whisper", long1, "confirm", long1);
        var line = new CallerLine(null);
        line.changePlanRaw(greeting(long1, greeting(long1, forward)));

        var heard = line.call();

        assertThat(heard.outcome()).isEqualTo(Outcome.PLANNED);
        assertThat(line.follow(heard.whisper()).outcome()).isEqualTo(Outcome.PLANNED);
    }

    @Test
    void aPlanWithMoreTextThanFitsIsInvalid() {
        var line = new CallerLine(null);
        line.changePlanRaw(Map.of("type", "hangUp", "lastWords", Map.of("say", "x".repeat(4_097))));

        assertThat(line.call().outcome()).isEqualTo(Outcome.BROKEN_PLAN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"/><Dial>+19005550000</Dial>",
                "+1500\r\nX-Evil: 1",
                "+1500#rc=0",
                "+1500&at=1",
                "+1500?x=%00%",
                "\u0000\ud800\uffff",
                "👋"
            })
    void aParameterCannotBreakOutOfAUrl(String number) throws Exception {
        var line = new CallerLine(
                "{\"type\":\"menu\",\"prompt\":{\"say\":\"?\"},\"digits\":{\"#\":{\"type\":\"voicemail\"}}}");

        var heard = line.ask(
                VoiceStep.INCOMING,
                new FormParameters(CallerLine.form("number", number)),
                CallerLine.form("From", number, "To", number));

        assertThat(heard.verbs()).containsExactly("Gather ?");
        var query = heard.action().replaceAll("^[^?]*\\?|#.*$", "").getBytes(StandardCharsets.UTF_8);
        assertThat(FormParameters.parse(query).parameters().keySet()).containsExactly("at", "count", "number");
        if (!number.contains("\ud800")) {
            assertThat(FormParameters.parse(query).first("number")).isEqualTo(number);
        }
        assertThat(line.follow(heard.action(), "Digits", "#").verbs()).containsExactly("Record", "Hangup");
    }

    @Test
    void hostileParametersNeverFail() {
        var random = new Random(3);
        var line = new CallerLine("{\"type\":\"forward\",\"to\":[\"+15551230002\"],\"otherwise\":{\"type\":\"menu\","
                + "\"prompt\":{\"say\":\"?\"},\"digits\":{\"1\":{\"type\":\"voicemail\"}}}}");
        var names = List.of("CallStatus", "DialCallStatus", "DialBridged", "Digits", "From", "To", "SpeechResult");
        var values = List.of(
                "",
                "ringing",
                "completed",
                "busy",
                "false",
                "1",
                "\u0000",
                "<&\">",
                "99",
                "-1",
                "otherwise",
                ".",
                "..",
                "é");

        for (var i = 0; i < 1_000; i++) {
            var step = any(List.of(VoiceStep.values()), random);
            var query = CallerLine.form(
                    "number", any(values, random), "at", any(values, random), "count", any(values, random));
            var heard = line.ask(
                    step,
                    new FormParameters(query),
                    CallerLine.form(any(names, random), any(values, random), any(names, random), any(values, random)));

            assertThat(heard.outcome()).isNotEqualTo(Outcome.FAILED);
        }
    }

    private static <T> T any(List<T> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }

    private static Map<String, Object> greeting(Map<String, Object> prompt, Map<String, Object> then) {
        return Map.of("type", "greeting", "greeting", prompt, "then", then);
    }
}
