package io.switchboard.emulator.twiml;

import java.util.List;
import java.util.Set;

import com.twilio.http.HttpMethod;
import com.twilio.twiml.TwiMLException;
import com.twilio.twiml.VoiceResponse;
import com.twilio.twiml.voice.Client;
import com.twilio.twiml.voice.Dial;
import com.twilio.twiml.voice.Gather;
import com.twilio.twiml.voice.Hangup;
import com.twilio.twiml.voice.Number;
import com.twilio.twiml.voice.Pause;
import com.twilio.twiml.voice.Play;
import com.twilio.twiml.voice.Record;
import com.twilio.twiml.voice.Redirect;
import com.twilio.twiml.voice.Reject;
import com.twilio.twiml.voice.Say;
import com.twilio.twiml.voice.Sip;
import io.switchboard.emulator.twiml.TwimlVerb.ActionLink;
import io.switchboard.emulator.twiml.TwimlVerb.DialDestination;
import io.switchboard.emulator.twiml.TwimlVerb.DialRecording;
import io.switchboard.emulator.twiml.TwimlVerb.StatusCallback;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Documents of the official SDK are accepted; documents that Twilio's rules forbid are rejected. */
class VoiceDocumentTests {
    private static final String HERE = "https://a.example/voice/start?x=1#rc=2";

    @Test
    void readsWhatTheSdkWrites() throws TwiMLException, InvalidTwiml {
        var twiml = new VoiceResponse.Builder()
                .gather(new Gather.Builder()
                        .action("/menu")
                        .method(HttpMethod.GET)
                        .numDigits(1)
                        .timeout(7)
                        .finishOnKey("")
                        .actionOnEmptyResult(true)
                        .say(new Say.Builder("Press <1> & wait")
                                .voice(Say.Voice.POLLY_AMY)
                                .language(Say.Language.EN_GB)
                                .build())
                        .pause(new Pause.Builder().length(2).build())
                        .build())
                .dial(new Dial.Builder()
                        .action("dialed?step=2")
                        .timeout(20)
                        .timeLimit(60)
                        .callerId("+15005550006")
                        .answerOnBridge(true)
                        .record(Dial.Record.RECORD_FROM_ANSWER_DUAL)
                        .recordingStatusCallback("https://b.example/recorded")
                        .number(new Number.Builder("+15551110001")
                                .url("/whisper")
                                .statusCallback("/leg")
                                .statusCallbackEvents(List.of(Number.Event.RINGING, Number.Event.COMPLETED))
                                .build())
                        .sip(new Sip.Builder("sip:desk@example.com").build())
                        .client(new Client.Builder("anna").build())
                        .build())
                .record(new Record.Builder()
                        .maxLength(30)
                        .playBeep(false)
                        .transcribe(true)
                        .transcribeCallback("/transcribed")
                        .build())
                .play(new Play.Builder("music.mp3").loop(2).build())
                .redirect(new Redirect.Builder("https://c.example/next#rc=1").build())
                .reject(new Reject.Builder().reason(Reject.Reason.BUSY).build())
                .hangup(new Hangup.Builder().build())
                .build()
                .toXml();

        assertThat(VoiceDocument.parse(HERE, twiml).verbs())
                .containsExactly(
                        new TwimlVerb.Gather(
                                new ActionLink("https://a.example/menu", "GET"),
                                true,
                                7,
                                1,
                                "",
                                true,
                                List.of(new TwimlVerb.Say("Press <1> & wait", 1), new TwimlVerb.Pause(2))),
                        new TwimlVerb.Dial(
                                new ActionLink("https://a.example/voice/dialed?step=2", "POST"),
                                20,
                                60,
                                "+15005550006",
                                new DialRecording(true, false, true),
                                new StatusCallback(
                                        new ActionLink("https://b.example/recorded", "POST"), Set.of("completed")),
                                true,
                                false,
                                List.of(
                                        new DialDestination(
                                                DialDestination.Kind.NUMBER,
                                                "+15551110001",
                                                new ActionLink("https://a.example/whisper", "POST"),
                                                new StatusCallback(
                                                        new ActionLink("https://a.example/leg", "POST"),
                                                        Set.of("ringing", "completed"))),
                                        new DialDestination(
                                                DialDestination.Kind.SIP, "sip:desk@example.com", null, null),
                                        new DialDestination(DialDestination.Kind.CLIENT, "client:anna", null, null))),
                        new TwimlVerb.RecordMessage(
                                new ActionLink(HERE, "POST"),
                                5,
                                "1234567890*#",
                                30,
                                false,
                                null,
                                new ActionLink("https://a.example/transcribed", "POST")),
                        new TwimlVerb.Play("https://a.example/voice/music.mp3", 2),
                        new TwimlVerb.Redirect(new ActionLink("https://c.example/next#rc=1", "POST")),
                        new TwimlVerb.Reject(true),
                        new TwimlVerb.Hangup());
    }

    @Test
    void fillsTwiliosDefaultsIn() throws InvalidTwiml {
        var twiml = "<Response><Gather/><Dial>+15551110001</Dial><Record/><Pause/><Reject/></Response>";

        assertThat(VoiceDocument.parse(HERE, twiml).verbs())
                .containsExactly(
                        new TwimlVerb.Gather(
                                new ActionLink(HERE, "POST"), true, 5, Integer.MAX_VALUE, "#", false, List.of()),
                        new TwimlVerb.Dial(
                                null,
                                30,
                                14_400,
                                null,
                                new DialRecording(false, false, false),
                                null,
                                false,
                                false,
                                List.of(new DialDestination(DialDestination.Kind.NUMBER, "+15551110001", null, null))),
                        new TwimlVerb.RecordMessage(
                                new ActionLink(HERE, "POST"), 5, "1234567890*#", 3_600, true, null, null),
                        new TwimlVerb.Pause(1),
                        new TwimlVerb.Reject(false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<Response/>",
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Response><!-- nothing --></Response>",
                "<Response xmlns:x=\"urn:x\" x:y=\"z\"><Say xml:lang=\"en\">Hi</Say></Response>",
                "<Response><Say>One <break time=\"1s\"/> <prosody rate=\"slow\">two</prosody></Say></Response>",
                "<Response><Say/></Response>",
                "<Response><Gather input=\"dtmf speech\" speechTimeout=\"auto\"/></Response>",
                "<Response><Dial><Client><Identity>a</Identity><Parameter name=\"b\" value=\"c\"/></Client></Dial></Response>"
            })
    void acceptsWhatIsUnusualButRight(String twiml) throws InvalidTwiml {
        assertThat(VoiceDocument.parse(HERE, twiml).verbs()).hasSizeLessThan(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``                                                                       | 12100 | end of file
            Thank you for calling                                                    | 12100 | prolog
            <Response><Say>Hi</Response>                                             | 12100 | Say
            <html><body>Not found</body></html>                                      | 12100 | the root is not Response
            <!DOCTYPE Response><Response/>                                           | 12100 | DOCTYPE
            <Response>Hi</Response>                                                  | 12200 | Response must not hold text
            <Response version="2"/>                                                  | 12200 | version
            <Response><say>Hi</say></Response>                                       | 12200 | no verb say
            <Response><Sms>Hi</Sms></Response>                                       | 12200 | no verb Sms
            <Response><Message>Hi</Message></Response>                               | 12200 | no verb Message
            <Response><Say loop="often">Hi</Say></Response>                          | 12200 | loop
            <Response><Say voise="alice">Hi</Say></Response>                         | 12200 | voise
            <Response><Say>Hi<Pause/></Say></Response>                               | 12200 | Pause must not stand in Say
            <Response><Play/></Response>                                             | 12200 | Play
            <Response><Gather><Dial>+15551110001</Dial></Gather></Response>          | 12200 | Dial must not stand in Gather
            <Response><Gather>Press 1</Gather></Response>                            | 12200 | Gather must not hold text
            <Response><Gather numDigits="0"/></Response>                             | 12200 | numDigits
            <Response><Gather input="keys"/></Response>                              | 12200 | input
            <Response><Gather method="PUT"/></Response>                              | 12200 | method
            <Response><Gather action="a b"/></Response>                              | 12200 | no URL
            <Response><Dial/></Response>                                             | 12200 | Dial
            <Response><Dial><Say>Hi</Say></Dial></Response>                          | 12200 | Say must not stand in Dial
            <Response><Dial><Number/></Dial></Response>                              | 12200 | Number is empty
            <Response><Dial><Number statusCallbackEvent="ended">+1</Number></Dial></Response> | 12200 | ended
            <Response><Dial record="yes">+15551110001</Dial></Response>              | 12200 | record
            <Response><Dial timeout="-1">+15551110001</Dial></Response>              | 12200 | timeout
            <Response><Record><Say>Hi</Say></Record></Response>                      | 12200 | Record
            <Response><Record transcribe="1"/></Response>                            | 12200 | transcribe
            <Response><Reject reason="rude"/></Response>                             | 12200 | reason
            <Response><Hangup now="true"/></Response>                                | 12200 | now
            <Response><Pause length="99999999999"/></Response>                       | 12200 | length
            """)
    void refusesWhatTwilioWouldNotUnderstand(String twiml, int code, String reason) {
        var invalid =
                catchThrowableOfType(InvalidTwiml.class, () -> VoiceDocument.parse(HERE, twiml == null ? "" : twiml));

        assertThat(invalid.code()).isEqualTo(code);
        assertThat(invalid.reason()).contains(reason);
    }

    @Test
    void refusesWhatIsTooLargeOrTooDeep() {
        var large = "<Response><Say>" + "x".repeat(64 * 1024) + "</Say></Response>";
        var deep = "<Response>" + "<Say>".repeat(5_000) + "</Say>".repeat(5_000) + "</Response>";
        var longText = "<Response><Say>" + "x".repeat(4_097) + "</Say></Response>";

        assertThat(code(large)).isEqualTo(11750);
        assertThat(code(deep)).isEqualTo(12100);
        assertThat(code(longText)).isEqualTo(12200);
        assertThat(code("<Response><Dial>" + "<Number>+15551110001</Number>".repeat(11) + "</Dial></Response>"))
                .isEqualTo(12200);
    }

    private static int code(String twiml) {
        return catchThrowableOfType(InvalidTwiml.class, () -> VoiceDocument.parse(HERE, twiml))
                .code();
    }
}
