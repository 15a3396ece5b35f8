package io.switchboard.emulator;

import java.util.List;

import com.twilio.http.HttpMethod;
import com.twilio.rest.api.v2010.account.IncomingPhoneNumber;
import com.twilio.security.RequestValidator;
import io.switchboard.emulator.Receiver.Received;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A customer's call carries out the TwiML of the number's owner to the end; every request is signed. */
class CallTests extends EmulatorTest {
    private static final RequestValidator DEMO_SIGNATURE = new RequestValidator("demo-auth-token");
    private static final String ANNA = "+15551110001";
    private static final String BEN = "+15551110002";

    @BeforeEach
    void configure() {
        IncomingPhoneNumber.updater(demoNumber().getSid())
                .setVoiceUrl(receiver.url("/voice"))
                .setStatusCallback(receiver.url("/ended"))
                .update(demo());
    }

    @Test
    void theCallerHearsTheVerbsInOrderAndTheOwnerLearnsOfTheEnd() {
        receiver.says("/voice", "<Say>Hello</Say><Pause length=\"3\"/><Play loop=\"2\">/a.mp3</Play>");

        var call = calls();

        assertThat(call.get("status").asString()).isEqualTo("completed");
        assertThat(call.get("over").asBoolean()).isTrue();
        assertThat(heard(call)).containsExactly("Hello", receiver.url("/a.mp3"), receiver.url("/a.mp3"));
        assertThat(at("/voice").parameters())
                .containsEntry("CallSid", call.get("sid").asString())
                .containsEntry("AccountSid", DEMO)
                .containsEntry("From", THEIRS)
                .containsEntry("To", OURS)
                .containsEntry("CallStatus", "ringing")
                .containsEntry("Direction", "inbound");
        assertThat(at("/ended").parameters())
                .containsEntry("CallSid", call.get("sid").asString())
                .containsEntry("CallStatus", "completed")
                .containsEntry("CallDuration", "6")
                .containsEntry("Duration", "1")
                .containsEntry("SequenceNumber", "0")
                .containsEntry("CallbackSource", "call-progress-events");
    }

    @Test
    void aGetCarriesTheCallInItsSignedUrl() {
        IncomingPhoneNumber.updater(demoNumber().getSid())
                .setVoiceUrl(receiver.url("/voice?shop=7%2F8"))
                .setVoiceMethod(HttpMethod.GET)
                .update(demo());
        receiver.says("/voice", "<Gather action=\"/chosen?a=b\" method=\"GET\"/>");

        var call = calls("\"digits\": [\"1\"]");

        assertThat(at("/voice").method()).isEqualTo("GET");
        assertThat(at("/voice").url()).startsWith(receiver.url("/voice?shop=7%2F8&"));
        assertThat(at("/voice").parameters())
                .containsEntry("CallSid", call.get("sid").asString());
        assertThat(at("/chosen").parameters()).containsEntry("a", "b").containsEntry("Digits", "1");
    }

    @Test
    void aKeyLeadsToTheActionAndWhatFollowsIsNotReached() {
        receiver.says("/voice", """
                <Gather action="menu" numDigits="1"><Say>Press 1</Say></Gather><Say>Nothing pressed</Say>""");
        receiver.says("/menu", "<Say>You pressed it</Say><Hangup/><Say>Not reached</Say>");

        var call = calls("\"digits\": [\"12\"]");

        assertThat(heard(call)).containsExactly("Press 1", "You pressed it");
        assertThat(at("/menu").parameters())
                .containsEntry("Digits", "1")
                .containsEntry("FinishedOnKey", "")
                .containsEntry("CallStatus", "in-progress");
    }

    @ParameterizedTest
    @CsvSource({"12#3, 12, #, 1", "*, *, '', 6", "'#', '', #, 1"})
    void theFinishingKeyEndsAGatherAndIsNotAmongItsDigits(String typed, String digits, String finishedOn, int seconds) {
        receiver.says("/voice", "<Gather action=\"/menu\"/>");

        var call = calls("\"digits\": [\"%s\"]".formatted(typed));

        assertThat(at("/menu").parameters()).containsEntry("Digits", digits).containsEntry("FinishedOnKey", finishedOn);
        assertThat(call.get("seconds").asInt()).isEqualTo(seconds);
    }

    @Test
    void withoutAKeyTheCallGoesOnUnlessTheActionIsWantedAnyway() {
        receiver.says("/voice", """
                <Gather/><Gather input="speech"/><Gather action="/menu" actionOnEmptyResult="true"/><Say>No</Say>""");

        var call = calls();

        assertThat(at("/menu").parameters()).containsEntry("Digits", "");
        assertThat(heard(call)).isEmpty();
    }

    @Test
    void aGatherWithoutActionAsksForTheSameDocumentAgain() {
        receiver.says("/voice", "<Gather numDigits=\"1\"/><Say>Bye</Say>");

        var call = calls("\"digits\": [\"1\", \"2\"]");

        assertThat(heard(call)).containsExactly("Bye");
        assertThat(received("/voice"))
                .extracting(webhook -> webhook.form().get("Digits"))
                .containsExactly(null, "1", "2");
    }

    @Test
    void whoIsRungHearsTheWhisperAndIsConnectedWhenItIsOver() {
        receiver.says("/voice", """
                <Dial action="/dialed" record="record-from-answer-dual" recordingStatusCallback="/recorded">
                  <Number url="/whisper" statusCallback="/leg" statusCallbackEvent="initiated ringing answered completed"
                  >%s</Number></Dial><Say>Not reached</Say>""".formatted(ANNA));
        receiver.says("/whisper", """
                <Gather numDigits="1" action="/accepted"><Say>Press 1 to take it</Say></Gather><Hangup/>""");
        receiver.says("/dialed", "<Say>Goodbye</Say>");

        var call = calls("\"presses\": {\"%s\": [\"1\"]}, \"talksForSeconds\": 40".formatted(ANNA));

        var anna = call.get("callees").get(0);
        assertThat(heard(call)).containsExactly("Goodbye");
        assertThat(heard(anna)).containsExactly("Press 1 to take it");
        assertThat(anna.get("connected").asBoolean()).isTrue();
        assertThat(List.of("/whisper", "/accepted"))
                .allSatisfy(path -> assertThat(at(path).parameters())
                        .containsEntry("CallSid", anna.get("sid").asString())
                        .containsEntry("ParentCallSid", call.get("sid").asString())
                        .containsEntry("Direction", "outbound-dial")
                        .containsEntry("CallStatus", "in-progress")
                        .containsEntry("From", THEIRS)
                        .containsEntry("To", ANNA));
        var recording = call.get("recordings").get(0);
        assertThat(at("/dialed").parameters())
                .containsEntry("CallSid", call.get("sid").asString())
                .containsEntry("DialCallSid", anna.get("sid").asString())
                .containsEntry("DialCallStatus", "completed")
                .containsEntry("DialBridged", "true")
                .containsEntry("DialCallDuration", "43")
                .containsEntry("RecordingUrl", recording.get("url").asString());
        assertThat(at("/recorded").parameters())
                .containsEntry("RecordingSid", recording.get("sid").asString())
                .containsEntry("RecordingStatus", "completed")
                .containsEntry("RecordingDuration", "40")
                .containsEntry("RecordingChannels", "2")
                .containsEntry("RecordingSource", "DialVerb")
                .containsEntry("CallSid", call.get("sid").asString());
        assertThat(statusBySequence("/leg"))
                .containsExactlyInAnyOrder("0 initiated", "1 ringing", "2 in-progress", "3 completed");
    }

    @Test
    void whoDoesNotPressTheKeyIsNotConnected() {
        receiver.says("/voice", "<Dial action=\"/dialed\"><Number url=\"/whisper\">%s</Number></Dial>".formatted(ANNA));
        receiver.says("/whisper", "<Gather numDigits=\"1\"><Say>Press 1</Say></Gather><Hangup/>");
        receiver.says("/dialed", "<Record/>");

        var call = calls("\"speaksForSeconds\": 0");

        assertThat(at("/dialed").parameters())
                .containsEntry("DialCallStatus", "completed")
                .containsEntry("DialBridged", "false");
        assertThat(call.get("callees").get(0).get("connected").asBoolean()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"no-answer, 20", "busy, 1", "failed, 1"})
    void whoIsNotReachedIsReportedAsSuch(String status, int seconds) {
        receiver.says("/voice", """
                <Dial action="/dialed" timeout="20" callerId="%s"><Number statusCallback="/leg">%s</Number></Dial>""".formatted(OURS, ANNA));

        var call = calls("\"answers\": {\"%s\": \"%s\"}".formatted(ANNA, status));

        assertThat(at("/dialed").parameters())
                .containsEntry("DialCallStatus", status)
                .containsEntry("DialBridged", "false")
                .doesNotContainKey("DialCallDuration");
        assertThat(at("/leg").parameters())
                .containsEntry("CallStatus", status)
                .containsEntry("SequenceNumber", "0")
                .containsEntry("From", OURS)
                .doesNotContainKey("CallDuration");
        assertThat(call.get("seconds").asInt()).isEqualTo(seconds);
    }

    @Test
    void ofSeveralAtOnceTheFirstWhoAnswersIsConnectedAndTheOthersStopRinging() {
        receiver.says("/voice", """
                <Dial><Sip>sip:desk@example.com</Sip><Number>%s</Number><Client>anna</Client></Dial><Say>Bye</Say>""".formatted(BEN));

        var call = calls("\"answers\": {\"sip:desk@example.com\": \"no-answer\"}");

        assertThat(call.get("callees").values())
                .extracting(callee ->
                        callee.get("to").asString() + " " + callee.get("status").asString())
                .containsExactly("sip:desk@example.com canceled", BEN + " completed", "client:anna canceled");
        assertThat(heard(call)).containsExactly("Bye");
    }

    @Test
    void oneAfterTheOtherTheNextIsRungWhenOneCannotBeReached() {
        receiver.says("/voice", """
                <Dial sequential="true" timeout="10" action="/dialed"><Number>%s</Number><Number>%s</Number></Dial>""".formatted(ANNA, BEN));

        var call = calls("\"answers\": {\"%s\": \"no-answer\"}, \"talksForSeconds\": 5".formatted(ANNA));

        assertThat(call.get("seconds").asInt()).isEqualTo(10 + 2 + 5);
        assertThat(at("/dialed").parameters()).containsEntry("DialCallStatus", "completed");
        assertThat(call.get("callees").get(1).get("connected").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <Dial action="/dialed" callerId="+15005550010">+15551110001</Dial> | 13214
            <Dial action="/dialed" callerId="Shop">+15551110001</Dial>         | 13214
            <Dial action="/dialed">call me</Dial>                              | 13224
            """)
    void whoCannotBeRungFails(String dial, String error) {
        receiver.says("/voice", dial);

        var call = calls();

        assertThat(at("/dialed").parameters()).containsEntry("DialCallStatus", "failed");
        assertThat(errors(call)).singleElement().asString().startsWith(error);
    }

    @Test
    void withAnswerOnBridgeTheCallRingsUntilSomebodyAnswers() {
        receiver.says("/voice", "<Dial answerOnBridge=\"true\" action=\"/dialed\">%s</Dial>".formatted(ANNA));

        calls("\"answers\": {\"%s\": \"busy\"}".formatted(ANNA));

        assertThat(at("/dialed").parameters()).containsEntry("CallStatus", "ringing");
    }

    @Test
    void aMessageIsRecordedAndTranscribed() {
        receiver.says("/voice", """
                <Record action="/left" recordingStatusCallback="/recorded" recordingStatusCallbackEvent="in-progress completed"
                  transcribe="true" transcribeCallback="/transcribed"/>""");
        receiver.says("/left", "<Say>Thanks</Say>");

        var call = calls("\"speaksForSeconds\": 7, \"says\": \"Call me\", \"endsMessageWith\": \"#\"");

        var recording = call.get("recordings").get(0);
        assertThat(heard(call)).containsExactly("(beep)", "Thanks");
        assertThat(at("/left").parameters())
                .containsEntry("RecordingSid", recording.get("sid").asString())
                .containsEntry("RecordingUrl", recording.get("url").asString())
                .containsEntry("RecordingDuration", "7")
                .containsEntry("Digits", "#");
        await().untilAsserted(() -> assertThat(received("/recorded"))
                .extracting(webhook -> webhook.form().get("RecordingStatus"))
                .containsExactlyInAnyOrder("in-progress", "completed"));
        assertThat(at("/transcribed").parameters())
                .containsEntry("TranscriptionStatus", "completed")
                .containsEntry("TranscriptionText", "Call me")
                .containsEntry("RecordingSid", recording.get("sid").asString())
                .containsEntry("CallSid", call.get("sid").asString());
    }

    @Test
    void aMessageIsCutAtItsLongestAndASilentOneIsNone() {
        receiver.says("/voice", "<Record action=\"/left\" maxLength=\"3\"/><Say>Nothing said</Say>");

        calls("\"speaksForSeconds\": 60");
        var silent = calls("\"speaksForSeconds\": 0");

        assertThat(received("/left"))
                .singleElement()
                .satisfies(webhook -> assertThat(webhook.form())
                        .containsEntry("RecordingDuration", "3")
                        .doesNotContainKey("Digits"));
        assertThat(heard(silent)).containsExactly("(beep)", "Nothing said");
        assertThat(silent.get("recordings")).isEmpty();
    }

    @Test
    void theOwnerLearnsOfAMessageAlsoWhenTheCallerHangsUp() {
        receiver.says("/voice", "<Record action=\"/left\"/>");
        receiver.says("/left", "<Say>Nobody hears this</Say>");

        var call = calls("\"endsMessageWith\": \"hangup\"");

        assertThat(at("/left").parameters())
                .containsEntry("Digits", "hangup")
                .containsEntry("RecordingDuration", "5")
                .containsEntry("CallStatus", "completed");
        assertThat(heard(call)).containsExactly("(beep)");
    }

    @Test
    void aCallerWhoHangsUpWhileItRingsCancelsTheOtherCall() {
        receiver.says("/voice", "<Dial action=\"/dialed\">%s</Dial>".formatted(ANNA));
        receiver.says("/dialed", "<Say>Nobody hears this</Say>");

        var call = calls("\"answers\": {\"%s\": \"no-answer\"}, \"hangsUpAfterSeconds\": 5".formatted(ANNA));

        assertThat(at("/dialed").parameters())
                .containsEntry("DialCallStatus", "canceled")
                .containsEntry("CallStatus", "completed");
        assertThat(call.get("seconds").asInt()).isEqualTo(5);
        assertThat(heard(call)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'', no-answer", "' reason=\"busy\"', busy"})
    void aRefusedCallIsNeverAnswered(String reason, String status) {
        receiver.says("/voice", "<Reject%s/><Say>Not reached</Say>".formatted(reason));

        var call = calls();

        assertThat(call.get("status").asString()).isEqualTo(status);
        assertThat(heard(call)).isEmpty();
        assertThat(at("/ended").parameters())
                .containsEntry("CallStatus", status)
                .doesNotContainKey("CallDuration");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            200 | text/xml         | <Response><Sya>Hi</Sya></Response> | 12200
            200 | text/xml         | <Response><Say>Hi                  | 12100
            200 | text/xml         |                                    | 12100
            200 | application/json | {}                                 | 12300
            204 |                  |                                    | 12300
            500 | text/xml         | <Response/>                        | 11200
            """)
    void whatIsNoDocumentIsLoggedAndTheCallerHearsAnApology(int status, String contentType, String body, String error) {
        receiver.answers(status, contentType, body == null ? "" : body);

        var call = calls();

        assertThat(heard(call)).singleElement().asString().contains("application error");
        assertThat(errors(call)).singleElement().asString().startsWith(error);
        assertThat(webhooks())
                .filteredOn(entry -> entry.get("kind").asString().equals("voice"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.get("error").asString()).startsWith(error));
    }

    @Test
    void theFallbackUrlTakesOverWhenTheDocumentIsInvalid() {
        IncomingPhoneNumber.updater(demoNumber().getSid())
                .setVoiceFallbackUrl(receiver.url("/fallback/start"))
                .update(demo());
        receiver.says("/voice", "<Sya>Hi</Sya>").says("/fallback/start", "<Redirect>next</Redirect>");
        receiver.says("/fallback/next", "<Say>Saved</Say>");

        var call = calls();

        assertThat(at("/fallback/start").parameters()).containsEntry("ErrorCode", "12200");
        assertThat(heard(call)).containsExactly("Saved");
    }

    @Test
    void plainTextIsReadAndSoundIsPlayed() {
        receiver.says("/ended", "");
        receiver.answers(200, "text/plain", "Just text").answers(200, "audio/mpeg", "sound");

        assertThat(heard(calls())).containsExactly("Just text");
        assertThat(heard(calls())).containsExactly(receiver.url("/voice"));
    }

    @Test
    void aDocumentThatLeadsToItselfEndsWithAnError() {
        receiver.says("/voice", "<Redirect/>");

        var call = calls();

        assertThat(received("/voice")).hasSize(100);
        assertThat(errors(call)).singleElement().asString().contains("100 documents");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <Say loop="0">For ever</Say>
            <Gather timeout="600"/><Gather timeout="600"/><Redirect/>
            <Pause length="14400"/><Pause length="14400"/>
            """)
    void aCallWithoutEndEndsAfterFourHours(String verbs) {
        receiver.says("/voice", verbs);

        assertThat(calls().get("seconds").asInt()).isEqualTo(4 * 60 * 60);
    }

    @Test
    void whatIsWhisperedMustNotDial() {
        receiver.says("/voice", "<Dial action=\"/dialed\"><Number url=\"/whisper\">%s</Number></Dial>".formatted(ANNA));
        receiver.says("/whisper", "<Dial>%s</Dial>".formatted(BEN));

        var call = calls();

        assertThat(errors(call)).singleElement().asString().startsWith("12200");
        assertThat(at("/dialed").parameters()).containsEntry("DialBridged", "false");
    }

    @Test
    void aCallToANumberWithoutUrlIsBusy() {
        IncomingPhoneNumber.updater(demoNumber().getSid()).setVoiceUrl("").update(demo());

        assertThat(calls().get("status").asString()).isEqualTo("busy");
    }

    @Test
    void aCallCanBeLookedAtLater() {
        var sid = json(post("/control/calls", "{\"from\": \"anonymous\", \"to\": \"%s\"}".formatted(OURS)))
                .get("sid")
                .asString();

        await().untilAsserted(() -> assertThat(
                        json(get("/control/calls/" + sid)).get("over").asBoolean())
                .isTrue());
        assertThat(get("/control/calls/CA1").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "digits": ["A"]                         | digits
            "presses": {"+15551110001": ["1 2"]}    | presses
            "answers": {"+15551110001": "maybe"}    | answers.+15551110001
            "speaksForSeconds": -1                  | speaksForSeconds
            "hangsUpAfterSeconds": 0                | hangsUpAfterSeconds
            "endsMessageWith": "shouting"           | endsMessageWith
            "digit": "1"                            | digit
            """)
    void anImpossibleCallerIsRefused(String behaviour, String field) {
        var body = "{\"from\": \"%s\", \"to\": \"%s\", %s}".formatted(THEIRS, OURS, behaviour);

        var problem = json(post("/control/calls", body));

        assertThat(problem.get("status").asInt()).isEqualTo(400);
        assertThat(problem.get("field").asString()).isEqualTo(field);
    }

    private JsonNode calls() {
        return calls("\"digits\": []");
    }

    /** Makes a call and returns its report after the end. */
    private JsonNode calls(String behaviour) {
        var body = "{\"from\": \"%s\", \"to\": \"%s\", %s}".formatted(THEIRS, OURS, behaviour);
        return json(post("/control/calls?wait=true", body));
    }

    private static List<String> heard(JsonNode person) {
        return strings(person.get("heard"));
    }

    private static List<String> errors(JsonNode call) {
        return strings(call.get("errors"));
    }

    private static List<String> strings(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }

    private List<String> statusBySequence(String path) {
        await().until(() -> received(path).size() == 4);
        return received(path).stream()
                .map(webhook -> webhook.form().get("SequenceNumber") + " "
                        + webhook.form().get("CallStatus"))
                .toList();
    }

    /** The only request to this path. */
    private Received at(String path) {
        await().until(() -> !received(path).isEmpty());
        assertThat(received(path)).hasSize(1);
        return received(path).getFirst();
    }

    private List<Received> received(String path) {
        var received = receiver.received();
        assertThat(received).allMatch(CallTests::isSigned);
        return received.stream().collect(groupingBy(Received::path)).getOrDefault(path, List.of());
    }

    private static boolean isSigned(Received webhook) {
        return DEMO_SIGNATURE.validate(webhook.url(), webhook.form(), webhook.header("X-twilio-signature"));
    }
}
