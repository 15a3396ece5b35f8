package io.switchboard.voiceplan.preview;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.switchboard.voiceplan.Prompt;
import io.switchboard.voiceplan.VoicePlan;
import io.switchboard.voiceplan.preview.CallPreview.End;
import io.switchboard.voiceplan.preview.DestinationAnswer.Reaction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code PreviewTests} of the ingress service compares previews with TwiML. */
class CallPreviewTests {

    private static final String NUMBER = "+15005550006";
    private static final String FIRST = "+15551230002";
    private static final String SECOND = "client:ada";
    private static final String MONDAY = "2026-11-23T15:00:00Z";
    private static final String SHOP = """
        {"type":"recording","announcement":{"say":"This call is recorded."},"then":
         {"type":"businessHours","timeZone":"America/New_York",
          "hours":[{"days":["monday","tuesday","wednesday","thursday","friday"],"from":"08:00","to":"18:00"}],
          "holidays":[{"date":"2026-12-25","plan":{"type":"hangUp","lastWords":{"say":"Merry Christmas"}}}],
          "open":{"type":"greeting","greeting":{"play":"https://example.com/hello.mp3"},"then":
           {"type":"menu","prompt":{"say":"Press 1 or 2"},"retries":1,"digits":{
            "1":{"type":"forward","to":["+15551230002","client:ada"],"timeoutSeconds":15,
                 "whisper":{"say":"An order"},"confirm":{"say":"Press 1"},"otherwise":{"type":"voicemail","maxSeconds":90}},
            "2":{"type":"reject"}}}},
          "closed":{"type":"voicemail","greeting":{"say":"Closed"},"afterwards":{"say":"Thanks"}}}}\
        """;

    @Test
    void showsTheStepsWithTheirTimesAndPlaces() {
        var preview = preview(SHOP, MONDAY, List.of("9", "1"), Map.of(SECOND, answers(Reaction.ANSWER, 8)));

        assertThat(preview.steps().stream().map(CallPreviewTests::line))
                .containsExactly(
                        "0 recording on @",
                        "0 speak This call is recorded. @",
                        "2 schedule open @then",
                        "2 speak https://example.com/hello.mp3 @then.open",
                        "7 speak Press 1 or 2 @then.open.then",
                        "8 keys 9 @then.open.then",
                        "9 speak Press 1 or 2 @then.open.then",
                        "10 keys 1 @then.open.then",
                        "11 ring +15551230002 @then.open.then.1",
                        "26 unreached noAnswer +15551230002 @then.open.then.1",
                        "26 ring client:ada @then.open.then.1",
                        "34 pick_up client:ada @then.open.then.1",
                        "34 whisper An order client:ada @then.open.then.1",
                        "35 confirm 1 Press 1 client:ada @then.open.then.1",
                        "37 connect recorded client:ada @then.open.then.1");
        assertThat(preview.end()).isEqualTo(End.CONNECTED);
        assertThat(preview.answeredBy()).isEqualTo(SECOND);
        assertThat(preview.seconds()).isEqualTo(37);
    }

    @Test
    void goesOnToTheVoicemailWhenADestinationDoesNotConfirm() {
        var preview = preview(
                SHOP,
                MONDAY,
                List.of("1"),
                Map.of(FIRST, answers(Reaction.UNCONFIRMED, 3), SECOND, answers(Reaction.BUSY, 5)));

        assertThat(preview.end()).isEqualTo(End.VOICEMAIL);
        assertThat(preview.answeredBy()).isNull();
        assertThat(preview.steps().stream()
                        .filter(step -> step.kind() == PreviewStep.Kind.UNREACHED)
                        .map(PreviewStep::detail))
                .containsExactly("unconfirmed", "busy");
    }

    /** Clocks in New York were set back on 1 November 2026 and are set forward on 14 March 2027, both on a Sunday. */
    @ParameterizedTest
    @CsvSource({
        "2026-10-30T12:00:00Z, open",
        "2026-10-30T22:00:00Z, closed",
        "2026-11-02T12:59:00Z, closed",
        "2026-11-02T13:00:00Z, open",
        "2027-03-12T13:00:00Z, open",
        "2027-03-15T11:59:00Z, closed",
        "2027-03-15T12:00:00Z, open",
        "2026-12-25T15:00:00Z, 2026-12-25"
    })
    void followsTheScheduleAcrossDaylightSaving(String at, String branch) {
        var preview = preview(SHOP, at, List.of(), Map.of());

        assertThat(preview.steps().stream()
                        .filter(step -> step.kind() == PreviewStep.Kind.SCHEDULE)
                        .map(PreviewStep::detail))
                .containsExactly(branch);
    }

    @Test
    void connectsTheFirstOfThoseWhoRingAtOnce() {
        var plan =
                "{\"type\":\"forward\",\"to\":[\"+15551230002\",\"client:ada\",\"sip:a@b.example\"],\"atOnce\":true}";

        var preview = preview(
                plan,
                MONDAY,
                List.of(),
                Map.of(FIRST, answers(Reaction.ANSWER, 9), SECOND, answers(Reaction.ANSWER, 4)));

        assertThat(preview.steps().stream().map(CallPreviewTests::line))
                .containsExactly(
                        "0 ring +15551230002 client:ada sip:a@b.example @",
                        "4 pick_up client:ada @",
                        "4 connect client:ada @");
    }

    @Test
    void doesNotRingTheNumberItself() {
        var preview = preview("{\"type\":\"forward\",\"to\":[\"" + NUMBER + "\"]}", MONDAY, List.of(), Map.of());

        assertThat(preview.steps().stream().map(CallPreviewTests::line))
                .containsExactly("0 speak Goodbye @", "1 hang_up @");
    }

    @Test
    void aMailboxTakesACallThatNeedsNoConfirmation() {
        var preview = preview(
                "{\"type\":\"forward\",\"to\":[\"client:ada\"]}",
                MONDAY,
                List.of(),
                Map.of(SECOND, answers(Reaction.UNCONFIRMED, 4)));

        assertThat(preview.answeredBy()).isEqualTo(SECOND);
    }

    @Test
    void rejectsOnlyACallThatRings() {
        assertThat(preview("{\"type\":\"reject\"}", MONDAY, List.of(), Map.of()).end())
                .isEqualTo(End.REJECTED);
        assertThat(preview(SHOP, MONDAY, List.of("2"), Map.of()).end()).isEqualTo(End.HUNG_UP);
    }

    private static DestinationAnswer answers(Reaction reaction, int afterSeconds) {
        return new DestinationAnswer(reaction, afterSeconds);
    }

    private static CallPreview preview(
            String plan, String at, List<String> keys, Map<String, DestinationAnswer> answers) {
        return CallPreview.of(
                new JsonMapper().readValue(plan, VoicePlan.class),
                new PreviewCall(NUMBER, Instant.parse(at), keys, answers, Prompt.say("Goodbye")));
    }

    private static String line(PreviewStep step) {
        var words = new StringBuilder(step.at() + " " + step.kind().name().toLowerCase(java.util.Locale.ROOT));
        for (var word : new String[] {step.detail(), step.text(), step.play()}) {
            words.append(word == null ? "" : " " + word);
        }
        step.destinations().forEach(destination -> words.append(' ').append(destination));
        return words + " @" + step.place();
    }
}
