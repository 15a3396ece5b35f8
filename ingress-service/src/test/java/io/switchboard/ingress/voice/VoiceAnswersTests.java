package io.switchboard.ingress.voice;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.switchboard.ingress.form.FormParameters;
import io.switchboard.ingress.voice.VoiceAnswer.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.switchboard.ingress.voice.CallerLine.GOODBYE;
import static io.switchboard.ingress.voice.CallerLine.NUMBER;
import static org.assertj.core.api.Assertions.assertThat;

/** The answers for each kind of plan. {@link TwimlDocument} checks every document. */
class VoiceAnswersTests {

    private static final String SAY_A = "{\"type\":\"hangUp\",\"lastWords\":{\"say\":\"A\"}}";
    private static final String SAY_B = "{\"type\":\"hangUp\",\"lastWords\":{\"say\":\"B\"}}";

    @Test
    void saysTheClosingWordsWithoutAPlan() {
        var heard = new CallerLine(null).call();

        assertThat(heard.verbs()).containsExactly("Say " + GOODBYE, "Hangup");
        assertThat(heard.outcome()).isEqualTo(Outcome.DEFAULT);
    }

    @Test
    void playsAGreetingAndContinues() {
        var line = new CallerLine("""
            {"type":"greeting","greeting":{"say":"Hello","voice":"Polly.Amy","language":"en-GB"},"then":
            {"type":"greeting","greeting":{"play":"https://example.com/a.mp3?x=1&y=2"},"then":%s}}\
            """.formatted(SAY_A));

        var heard = line.call();

        assertThat(heard.verbs())
                .containsExactly("Say Hello", "Play https://example.com/a.mp3?x=1&y=2", "Say A", "Hangup");
        assertThat(heard.twiml().one("/Response/Say[1]/@voice")).isEqualTo("Polly.Amy");
        assertThat(heard.twiml().one("/Response/Say[1]/@language")).isEqualTo("en-GB");
        assertThat(heard.outcome()).isEqualTo(Outcome.PLANNED);
    }

    @Test
    void usesTheInstallationsVoiceWhereThePlanNamesNone() {
        var line = new CallerLine(
                "{\"type\":\"greeting\",\"greeting\":{\"say\":\"Moin\",\"language\":\"de-DE\"},\"then\":" + SAY_A + "}",
                new VoiceSettings("Bye", "Polly.Amy", "en-GB"));

        var heard = line.call().twiml();

        assertThat(heard.all("/Response/Say[.='A']/@*")).containsExactlyInAnyOrder("Polly.Amy", "en-GB");
        assertThat(heard.all("/Response/Say[.='Moin']/@*")).containsExactly("de-DE");
    }

    @Test
    void leavesAnUnknownVoiceToTwilio() {
        var heard = new CallerLine(
                        "{\"type\":\"hangUp\",\"lastWords\":{\"say\":\"A\",\"voice\":\"Polly.Nobody\",\"language\":\"xx-YY\"}}")
                .call();

        assertThat(heard.verbs()).containsExactly("Say A", "Hangup");
        assertThat(heard.twiml().all("//Say/@*")).isEmpty();
    }

    @Test
    void dialsOneDestinationAfterTheOtherAndThenContinues() {
        var line = new CallerLine("""
            {"type":"forward","to":["+15551230002","sip:desk@example.com"],"timeoutSeconds":15,"otherwise":%s}\
            """.formatted(SAY_A));

        var first = line.call();
        var second = line.follow(first.action(), "DialCallStatus", "no-answer");
        var third = line.follow(second.action(), "DialCallStatus", "busy");

        assertThat(first.verbs()).containsExactly("Dial +15551230002");
        assertThat(first.twiml().one("/Response/Dial/@timeout")).isEqualTo("15");
        assertThat(second.verbs()).containsExactly("Dial sip:desk@example.com");
        assertThat(third.verbs()).containsExactly("Say A", "Hangup");
    }

    @Test
    void dialsAllDestinationsAtOnceAndThenContinues() {
        var line = new CallerLine("""
            {"type":"forward","to":["+15551230002","sip:desk@example.com","client:ada"],"atOnce":true,"otherwise":%s}\
            """.formatted(SAY_A));

        var first = line.call();
        var second = line.follow(first.action(), "DialCallStatus", "failed");

        assertThat(first.verbs()).containsExactly("Dial +15551230002, sip:desk@example.com, ada");
        assertThat(first.twiml().all("/Response/Dial/*/@statusCallback"))
                .containsExactlyElementsOf(List.of(callback("/status"), callback("/status"), callback("/status")));
        assertThat(second.verbs()).containsExactly("Say A", "Hangup");
    }

    @ParameterizedTest
    @CsvSource({
        "completed,,           Hangup",
        "completed,true,       Hangup",
        "answered,,            Hangup",
        "completed,false,      otherwise",
        "busy,,                otherwise",
        "no-answer,,           otherwise",
        "failed,,              otherwise",
        "canceled,,            otherwise",
        "something-new,,       otherwise",
        ",,                    otherwise"
    })
    void endsAfterTheConversationAndContinuesWithoutOne(String status, String bridged, String then) {
        var line = new CallerLine("{\"type\":\"forward\",\"to\":[\"+15551230002\"],\"otherwise\":" + SAY_A + "}");
        var parameters = new HashMap<String, String>();
        parameters.put("DialCallStatus", status);
        parameters.put("DialBridged", bridged);
        parameters.values().removeIf(value -> value == null);
        var given = parameters.entrySet().stream()
                .flatMap(parameter -> List.of(parameter.getKey(), parameter.getValue()).stream())
                .toArray(String[]::new);

        var heard = line.follow(line.call().action(), given);

        assertThat(heard.verbs()).isEqualTo(then.equals("Hangup") ? List.of("Hangup") : List.of("Say A", "Hangup"));
    }

    @Test
    void saysTheClosingWordsWhenNoDestinationWasReachedAndThePlanHasNoAlternative() {
        var line = new CallerLine("{\"type\":\"forward\",\"to\":[\"+15551230002\"]}");

        var heard = line.follow(line.call().action(), "DialCallStatus", "busy");

        assertThat(heard.verbs()).containsExactly("Say " + GOODBYE, "Hangup");
        assertThat(heard.outcome()).isEqualTo(Outcome.PLANNED);
    }

    @Test
    void picksUpOnlyWhenADestinationAnswersIfNothingWasSaidBefore() {
        var silent = new CallerLine("{\"type\":\"forward\",\"to\":[\"+15551230002\",\"+15551230003\"]}");
        var talking = new CallerLine("""
            {"type":"greeting","greeting":{"say":"Hello"},"then":{"type":"forward","to":["+15551230002"]}}\
            """);
        var bridge = "/Response/Dial/@answerOnBridge";

        var first = silent.call();

        assertThat(first.twiml().one(bridge)).isEqualTo("true");
        assertThat(silent.follow(first.action(), "CallStatus", "ringing", "DialCallStatus", "busy")
                        .twiml()
                        .one(bridge))
                .isEqualTo("true");
        assertThat(silent.follow(first.action(), "CallStatus", "in-progress", "DialCallStatus", "busy")
                        .twiml()
                        .all(bridge))
                .isEmpty();
        assertThat(talking.call().twiml().all(bridge)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "caller,       +15551230001,           ",
        "caller,       anonymous,              +15005550006",
        "caller,       Restricted,             +15005550006",
        "caller,       '',                     +15005550006",
        "caller,       client:ada,             +15005550006",
        "caller,       sip:ada@example.com,    +15005550006",
        "ourNumber,    +15551230001,           +15005550006",
        "ourNumber,    anonymous,              +15005550006",
        "+15005550010, +15551230001,           +15005550010",
        "+15005550010, anonymous,              +15005550010"
    })
    void showsTheCallerIdOfThePlan(String policy, String from, String shown) {
        var line = new CallerLine("{\"type\":\"forward\",\"to\":[\"+15551230002\"],\"callerId\":\"" + policy + "\"}");

        var heard = line.call("From", from);

        assertThat(heard.twiml().all("/Response/Dial/@callerId")).isEqualTo(shown == null ? List.of() : List.of(shown));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+266696687",
                "+1266696687",
                "+7378742833",
                "+17378742833",
                "+2562533",
                "+12562533",
                "+8656696",
                "+18656696",
                "+86282452253",
                "+186282452253",
                "+7748283",
                "266696687",
                "unknown",
                "whatsapp:+15551230001"
            })
    void aHiddenCallerIsShownWithOurNumber(String from) {
        var line = new CallerLine("{\"type\":\"forward\",\"to\":[\"+15551230002\"],\"callerId\":\"caller\"}");

        var heard = line.call("From", from);

        assertThat(heard.twiml().one("/Response/Dial/@callerId")).isEqualTo(CallerLine.NUMBER);
    }

    @Test
    void theUrlsOfACallHaveSortedParametersAndLeaveTimeForARetry() {
        var line = new CallerLine("{\"type\":\"forward\",\"to\":[\"+15551230002\"],\"whisper\":{\"say\":\"Hi\"}}");

        var heard = line.call();

        assertThat(List.of(heard.action(), heard.whisper()))
                .allSatisfy(url -> assertThat(url).contains("?at=&count=0&number=%2B15005550006#"))
                .allSatisfy(url -> assertThat(url).endsWith("#rc=3&rp=5xx,ct,rt&ct=2000&rt=5000"));
    }

    @Test
    void doesNotDialTheNumberItself() {
        var line = new CallerLine(
                "{\"type\":\"forward\",\"to\":[\"" + NUMBER + "\",\"+15551230002\"],\"otherwise\":" + SAY_A + "}");
        var alone = new CallerLine(
                "{\"type\":\"forward\",\"to\":[\"" + NUMBER + "\"],\"atOnce\":true,\"otherwise\":" + SAY_A + "}");

        var first = line.call();

        assertThat(first.verbs()).containsExactly("Dial +15551230002");
        assertThat(line.follow(first.action(), "DialCallStatus", "busy").verbs())
                .containsExactly("Say A", "Hangup");
        assertThat(alone.call().verbs()).containsExactly("Say A", "Hangup");
    }

    @Test
    void whispersToTheDestinationBeforeItIsConnected() {
        var line = new CallerLine(
                "{\"type\":\"forward\",\"to\":[\"+15551230002\"],\"whisper\":{\"say\":\"From the web site\"}}");

        var heard = line.follow(line.call().whisper(), "To", "+15551230002", "Direction", "outbound-dial");

        assertThat(heard.verbs()).containsExactly("Say From the web site");
    }

    @Test
    void connectsADestinationOnlyAfterItPressedOne() {
        var line = new CallerLine("""
            {"type":"forward","to":["client:ada"],"whisper":{"say":"A call"},"confirm":{"say":"Press 1"}}\
            """);

        var asked = line.follow(line.call().whisper(), "To", "client:ada");

        assertThat(asked.verbs()).containsExactly("Say A call", "Gather Press 1");
        assertThat(line.follow(asked.action(), "Digits", "1").verbs()).isEmpty();
        assertThat(line.follow(asked.action(), "Digits", "2").verbs()).containsExactly("Hangup");
        assertThat(line.follow(asked.action()).verbs()).containsExactly("Hangup");
    }

    @ParameterizedTest
    @CsvSource({
        "on, , true", "on, false, false", "on, true, true",
        "off, , false", "off, true, true", "off, false, false",
        "around-off, , false", "around-off, true, true"
    })
    void recordsAsThePlanOrASurroundingPlanSays(String around, String own, boolean recorded) {
        var forward =
                "{\"type\":\"forward\",\"to\":[\"+15551230002\"]%s}".formatted(own == null ? "" : ",\"record\":" + own);
        var off = "{\"type\":\"recording\",\"on\":false,\"then\":%s}".formatted(forward);
        var line = new CallerLine(
                switch (around) {
                    case "on" ->
                        "{\"type\":\"recording\",\"announcement\":{\"say\":\"Recorded\"},\"then\":%s}"
                                .formatted(forward);
                    case "off" -> forward;
                    default -> "{\"type\":\"recording\",\"then\":%s}".formatted(off);
                });

        var heard = line.call().twiml();

        assertThat(heard.all("/Response/Dial/@record"))
                .isEqualTo(recorded ? List.of("record-from-answer-dual") : List.of());
        assertThat(heard.all("/Response/Dial/@recordingStatusCallback"))
                .isEqualTo(recorded ? List.of(callback("/recording")) : List.of());
    }

    @Test
    void recordsBeyondAMenu() {
        var line = new CallerLine("""
            {"type":"recording","announcement":{"say":"Recorded"},"then":
            {"type":"menu","prompt":{"say":"Press 1"},"digits":{"1":{"type":"forward","to":["+15551230002","+15551230003"]}}}}\
            """);

        var asked = line.call();
        var first = line.follow(asked.action(), "Digits", "1");
        var second = line.follow(first.action(), "DialCallStatus", "busy");

        assertThat(asked.verbs()).containsExactly("Say Recorded", "Gather Press 1");
        assertThat(first.twiml().one("/Response/Dial/@record")).isEqualTo("record-from-answer-dual");
        assertThat(second.twiml().one("/Response/Dial/@record")).isEqualTo("record-from-answer-dual");
    }

    @Test
    void recordsAMessage() {
        var line = new CallerLine("""
            {"type":"voicemail","greeting":{"say":"Speak"},"beep":false,"maxSeconds":60,"transcribe":true,"afterwards":{"say":"Got it"}}\
            """);

        var heard = line.call();
        var after = line.follow(heard.action(), "RecordingUrl", "https://api.twilio.com/x", "Digits", "hangup");

        assertThat(heard.verbs()).containsExactly("Say Speak", "Record", "Hangup");
        assertThat(heard.twiml().one("/Response/Record/@maxLength")).isEqualTo("60");
        assertThat(heard.twiml().one("/Response/Record/@playBeep")).isEqualTo("false");
        assertThat(heard.twiml().one("/Response/Record/@recordingStatusCallback"))
                .isEqualTo(callback("/recording"));
        assertThat(heard.twiml().one("/Response/Record/@transcribeCallback")).isEqualTo(callback("/transcription"));
        assertThat(after.verbs()).containsExactly("Say Got it", "Hangup");
    }

    @Test
    void recordsAMessageWithoutTranscription() {
        var heard = new CallerLine("{\"type\":\"voicemail\"}").call();

        assertThat(heard.verbs()).containsExactly("Record", "Hangup");
        assertThat(heard.twiml().all("/Response/Record/@transcribe | /Response/Record/@transcribeCallback"))
                .isEmpty();
    }

    @Test
    void followsTheChoiceOfTheCaller() {
        var line = new CallerLine(
                "{\"type\":\"menu\",\"prompt\":{\"say\":\"Choose\"},\"timeoutSeconds\":9,\"digits\":{\"1\":" + SAY_A
                        + ",\"2\":" + SAY_B + "}}");

        var heard = line.call();

        assertThat(heard.verbs()).containsExactly("Gather Choose");
        assertThat(heard.twiml().one("/Response/Gather/@numDigits")).isEqualTo("1");
        assertThat(heard.twiml().one("/Response/Gather/@timeout")).isEqualTo("9");
        assertThat(line.follow(heard.action(), "Digits", "1").verbs()).containsExactly("Say A", "Hangup");
        assertThat(line.follow(heard.action(), "Digits", "2").verbs()).containsExactly("Say B", "Hangup");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "3", "11", "1 ", "*", "#", "otherwise", "1.otherwise", "1\r\nX: y", "<Hangup/>", "１"})
    void repeatsTheMenuAfterAWrongKeyUpToTheLimit(String digits) {
        var line = new CallerLine("{\"type\":\"menu\",\"prompt\":{\"say\":\"Choose\"},\"retries\":2,\"digits\":{\"1\":"
                + SAY_A + "},\"otherwise\":" + SAY_B + "}");

        var first = line.call();
        var second = line.follow(first.action(), "Digits", digits);
        var third = line.follow(second.action(), "Digits", digits, "SpeechResult", "one");
        var end = line.follow(third.action(), "SpeechResult", "1");

        assertThat(second.verbs()).containsExactly("Gather Choose");
        assertThat(third.verbs()).containsExactly("Gather Choose");
        assertThat(end.verbs()).containsExactly("Say B", "Hangup");
        assertThat(line.follow(third.action(), "Digits", "1").verbs()).containsExactly("Say A", "Hangup");
    }

    @Test
    void saysTheClosingWordsWhenNothingWasChosenAndThePlanHasNoAlternative() {
        var line = new CallerLine(
                "{\"type\":\"menu\",\"prompt\":{\"say\":\"?\"},\"retries\":0,\"digits\":{\"1\":" + SAY_A + "}}");

        assertThat(line.follow(line.call().action()).verbs()).containsExactly("Say " + GOODBYE, "Hangup");
    }

    @ParameterizedTest
    @CsvSource({"1, 2, 1, #", "12, 34, 2, #", "1, 123, 3, #", "*, 0, 1, #", "#, 1, 1, ''", "1, 9#, 2, ''"})
    void waitsForAsManyKeysAsTheLongestChoiceHas(String one, String other, String most, String end) {
        var line = new CallerLine("{\"type\":\"menu\",\"prompt\":{\"say\":\"?\"},\"digits\":{\"%s\":%s,\"%s\":%s}}"
                .formatted(one, SAY_A, other, SAY_B));

        var heard = line.call();

        assertThat(heard.twiml().one("/Response/Gather/@numDigits")).isEqualTo(most);
        assertThat(heard.twiml().one("/Response/Gather/@finishOnKey")).isEqualTo(end);
        assertThat(line.follow(heard.action(), "Digits", one).verbs()).containsExactly("Say A", "Hangup");
        assertThat(line.follow(heard.action(), "Digits", other).verbs()).containsExactly("Say B", "Hangup");
    }

    @ParameterizedTest
    @CsvSource({"rejected", "busy"})
    void rejectsARingingCall(String reason) {
        var heard = new CallerLine("{\"type\":\"reject\",\"reason\":\"" + reason + "\"}").call();

        assertThat(heard.verbs()).containsExactly("Reject");
        assertThat(heard.twiml().one("/Response/Reject/@reason")).isEqualTo(reason);
    }

    @Test
    void rejectsAlsoAfterDialingInVainWhenNothingWasPickedUp() {
        var line =
                new CallerLine("{\"type\":\"forward\",\"to\":[\"+15551230002\"],\"otherwise\":{\"type\":\"reject\"}}");
        var action = line.call().action();

        assertThat(line.follow(action, "CallStatus", "ringing", "DialCallStatus", "busy")
                        .verbs())
                .containsExactly("Reject");
        assertThat(line.follow(action, "CallStatus", "in-progress", "DialCallStatus", "busy")
                        .verbs())
                .containsExactly("Hangup");
    }

    @Test
    void hangsUpWhenItIsTooLateToReject() {
        var line =
                new CallerLine("{\"type\":\"greeting\",\"greeting\":{\"say\":\"No\"},\"then\":{\"type\":\"reject\"}}");

        assertThat(line.call().verbs()).containsExactly("Say No", "Hangup");
    }

    @Test
    void followsTheSchedule() {
        var line = new CallerLine("""
            {"type":"businessHours","timeZone":"Europe/Berlin","hours":[{"days":["monday"],"from":"09:00","to":"17:00"}],
            "holidays":[{"date":"2026-12-25","plan":{"type":"hangUp","lastWords":{"say":"Merry Christmas"}}}],"open":%s,"closed":%s}\
            """.formatted(SAY_A, SAY_B));

        assertThat(line.at("2026-11-23T08:00:00Z").call().verbs()).containsExactly("Say A", "Hangup");
        assertThat(line.at("2026-11-23T16:00:00Z").call().verbs()).containsExactly("Say B", "Hangup");
        assertThat(line.at("2026-12-24T23:00:00Z").call().verbs()).containsExactly("Say Merry Christmas", "Hangup");
    }

    @Test
    void keepsTheBranchWhenTheScheduleClosesDuringTheCall() {
        var line = new CallerLine("""
            {"type":"businessHours","timeZone":"UTC","hours":[{"days":["monday"],"from":"09:00","to":"17:00"}],
            "open":{"type":"menu","prompt":{"say":"?"},"digits":{"1":%s}},"closed":%s}\
            """.formatted(SAY_A, SAY_B));

        var asked = line.at("2026-11-23T16:59:59Z").call();
        var heard = line.at("2026-11-23T17:00:05Z").follow(asked.action(), "Digits", "1");

        assertThat(heard.verbs()).containsExactly("Say A", "Hangup");
    }

    @Test
    void continuesInAPlanThatWasChangedElsewhere() {
        var menu = "{\"type\":\"menu\",\"prompt\":{\"say\":\"%s\"},\"digits\":{%s\"2\":%s}}";
        var line = new CallerLine(menu.formatted("Old", "\"1\":" + SAY_A + ",", SAY_A));

        var action = line.call().action();
        line.changePlan(menu.formatted("New", "", SAY_B));
        var heard = line.follow(action, "Digits", "2");

        assertThat(heard.verbs()).containsExactly("Say B", "Hangup");
        assertThat(heard.outcome()).isEqualTo(Outcome.PLANNED);
    }

    @Test
    void startsAgainInAPlanThatLostTheNode() {
        var line = new CallerLine("{\"type\":\"menu\",\"prompt\":{\"say\":\"?\"},\"digits\":{\"1\":" + SAY_A + "}}");

        var action = line.call().action();
        line.changePlan(SAY_B);
        var heard = line.follow(action, "Digits", "1");

        assertThat(heard.verbs()).containsExactly("Say B", "Hangup");
        assertThat(heard.outcome()).isEqualTo(Outcome.PLAN_CHANGED);
    }

    @Test
    void saysTheClosingWordsAfterAMessageWhenThePlanChanged() {
        var line = new CallerLine("{\"type\":\"voicemail\"}");

        var action = line.call().action();
        line.changePlan("{\"type\":\"menu\",\"prompt\":{\"say\":\"?\"},\"digits\":{\"1\":" + SAY_A + "}}");
        var heard = line.follow(action);

        assertThat(heard.verbs()).containsExactly("Say " + GOODBYE, "Hangup");
        assertThat(heard.outcome()).isEqualTo(Outcome.PLAN_CHANGED);
    }

    @Test
    void connectsADestinationThatPickedUpWhenThePlanIsGone() {
        var line = new CallerLine("{\"type\":\"forward\",\"to\":[\"+15551230002\"],\"whisper\":{\"say\":\"Psst\"}}");
        var whisper = line.call().whisper();

        line.changePlan(SAY_A);
        assertThat(line.follow(whisper).verbs()).isEmpty();
        line.changePlan("{\"type\":\"teleport\"}");
        assertThat(line.follow(whisper).verbs()).isEmpty();
        line.changePlan(null);
        assertThat(line.follow(whisper).verbs()).isEmpty();
    }

    @Test
    void endsAfterTheConversationWhenThePlanIsGone() {
        var line = new CallerLine("{\"type\":\"forward\",\"to\":[\"+15551230002\"]}");

        var action = line.call().action();
        line.changePlan("{\"type\":\"teleport\"}");

        assertThat(line.follow(action, "DialCallStatus", "completed").verbs()).containsExactly("Hangup");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"type\":\"teleport\"}",
                "{\"type\":null}",
                "{\"type\":[\"menu\"]}",
                "{\"type\":\"forward\",\"to\":[\"911\"]}",
                "{\"type\":\"forward\",\"to\":[\"+15551230002\"],\"otherwise\":{\"type\":\"teleport\"}}",
                "{\"type\":\"forward\",\"to\":\"+15551230002\"}",
                "{\"type\":\"hangUp\",\"lastWords\":\"Bye\"}",
                "{\"type\":\"businessHours\",\"timeZone\":\"Europe/Atlantis\",\"open\":{\"type\":\"reject\"},\"closed\":{\"type\":\"reject\"}}",
                "{\"unreadable\":[]}"
            })
    void saysTheClosingWordsWhenThePlanIsInvalid(String plan) {
        var heard = new CallerLine(plan).call();

        assertThat(heard.verbs()).containsExactly("Say " + GOODBYE, "Hangup");
        assertThat(heard.outcome()).isEqualTo(Outcome.BROKEN_PLAN);
    }

    @ParameterizedTest
    @ValueSource(ints = {9, 100, 1_000, 100_000})
    void saysTheClosingWordsWhenThePlanIsTooDeep(int depth) {
        Map<String, Object> plan = Map.of("type", "hangUp");
        for (var i = 1; i < depth; i++) {
            plan = Map.of("type", "recording", "then", plan);
        }
        var line = new CallerLine(null);
        line.changePlanRaw(plan);

        var heard = line.call();

        assertThat(heard.verbs()).containsExactly("Say " + GOODBYE, "Hangup");
        assertThat(heard.outcome()).isEqualTo(Outcome.BROKEN_PLAN);
    }

    @Test
    void saysTheClosingWordsWhenThePlanContainsItself() {
        var plan = new HashMap<String, Object>(Map.of("type", "recording"));
        plan.put("then", plan);
        var line = new CallerLine(null);
        line.changePlanRaw(plan);

        var heard = line.call();

        assertThat(heard.verbs()).containsExactly("Say " + GOODBYE, "Hangup");
        assertThat(heard.outcome()).isEqualTo(Outcome.BROKEN_PLAN);
    }

    @ParameterizedTest
    @EnumSource(VoiceStep.class)
    void answersEveryStepWithoutState(VoiceStep step) {
        var line = new CallerLine("{\"type\":\"menu\",\"prompt\":{\"say\":\"?\"},\"digits\":{\"1\":" + SAY_A + "}}");

        for (var query : List.of(
                CallerLine.form(),
                CallerLine.form("number", "", "at", "", "count", ""),
                CallerLine.form("at", "..", "count", "0"),
                CallerLine.form("at", "1.otherwise.1", "count", "0"),
                CallerLine.form("at", "", "count", "-1"),
                CallerLine.form("at", "", "count", "99999999999999999999"),
                CallerLine.form("number", "\"><Dial>+1900</Dial>", "at", "<&>", "count", "0"))) {
            line.ask(step, new FormParameters(query), CallerLine.form());
        }
    }

    private static String callback(String path) {
        return CallerLine.BASE + "/api/webhooks/voice" + path + CallbackUrls.RETRIES;
    }
}
