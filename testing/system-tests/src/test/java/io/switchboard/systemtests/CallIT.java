package io.switchboard.systemtests;

import java.util.List;
import java.util.Map;
import java.util.Set;

import io.switchboard.systemtests.story.Call;
import io.switchboard.systemtests.story.Caller;
import io.switchboard.systemtests.story.RunningSwitchboard;
import io.switchboard.systemtests.story.Services;
import io.switchboard.systemtests.story.Switchboard;
import io.switchboard.systemtests.story.Tenant;
import io.switchboard.systemtests.story.Topic;
import io.switchboard.systemtests.story.Twilio;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static io.switchboard.systemtests.story.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

/** Calls a number and checks that its plan answers, whichever other parts are down. */
@ExtendWith(RunningSwitchboard.class)
class CallIT {

    private static final String ANNA = "+15551110001";
    private static final String MENU = "For sales press 1, for our hours press 2.";
    private static final String HOURS = "We are always open.";
    private static final String LEAVE_A_MESSAGE = "Nobody is here. Please leave a message.";
    private static final String WHISPER = "A call for sales.";
    private static final String THANKS = "We will call you back.";
    private static final String NO_PLAN = "Thank you for calling. Your call has been received.";

    private static final Map<String, Object> VOICEMAIL = Map.of(
            "type", "voicemail", "greeting", say(LEAVE_A_MESSAGE), "transcribe", true, "afterwards", say(THANKS));

    private static final Map<String, Object> SALES = Map.of(
            "type", "forward", "to", List.of(ANNA), "whisper", say(WHISPER), "record", true, "otherwise", VOICEMAIL);

    private static final Map<String, Object> PLAN = Map.of(
            "type", "businessHours",
            "timeZone", "Europe/Berlin",
            "hours", List.of(Map.of("days", everyDay(), "from", "00:00", "to", "00:00")),
            "open",
                    Map.of(
                            "type", "menu",
                            "prompt", say(MENU),
                            "digits", Map.of("1", SALES, "2", hangUp(HOURS))),
            "closed", hangUp("We are closed."));

    private final Switchboard switchboard;
    private final Services services;
    private final Caller caller;

    CallIT(Switchboard switchboard) {
        this.switchboard = switchboard;
        this.services = switchboard.services();
        this.caller = switchboard.callerOf(Tenant.DEMO);
    }

    @BeforeEach
    void demoHasAPlan() {
        switchboard.agentOf(Tenant.DEMO).plansCalls(PLAN);
        eventually(() -> assertThat(caller.pressing("2").calls().heard()).containsExactly(MENU, HOURS));
    }

    @Test
    void withoutAPlanTheCallerHearsThatTheCallWasReceived() {
        var call = switchboard.callerOf(Tenant.OTHER).calls();

        assertThat(call.heard()).containsExactly(NO_PLAN);
        assertThat(call.status()).isEqualTo("completed");
        assertAnswered("no plan", call);
    }

    @Test
    void whoPressesTheKeyIsConnected() {
        var call = caller.pressing("1").calls();

        assertThat(call.heard()).containsExactly(MENU);
        assertThat(call.callees()).singleElement().satisfies(anna -> {
            assertThat(anna.number()).isEqualTo(ANNA);
            assertThat(anna.heard()).containsExactly(WHISPER);
            assertThat(anna.connected()).isTrue();
        });
        assertAnswered("menu, forward", call);
    }

    @Test
    void whenNobodyAnswersTheCallerLeavesAMessageAndAllOfItIsKeptOnce() {
        switchboard.twilio().isKind();

        var call = callsSalesInVain();

        assertThat(call.callees()).extracting(Call.Callee::status).containsExactly("no-answer");
        assertAnswered("menu, forward, voicemail", call);
        eventually(() -> assertThat(events(call))
                .extracting(Topic.Event::type)
                .containsExactlyInAnyOrder(
                        "io.switchboard.voice.inbound-call.received",
                        "com.twilio.voice.twiml.gather.finished",
                        "com.twilio.voice.twiml.dial.finished",
                        "com.twilio.voice.twiml.record.finished",
                        "com.twilio.voice.status-callback.recording.processed",
                        "com.twilio.voice.status-callback.transcription.processed",
                        "com.twilio.voice.status-callback.call.completed"));
        assertThat(events(call)).extracting(Topic.Event::id).doesNotHaveDuplicates();
        assertThat(events(call)).extracting(Topic.Event::tenant).containsOnly("demo");
    }

    @Test
    void theMessageOfACallerIsInTheListOfCallsAndIsHeardThroughTheGateway() {
        var agent = switchboard.agentOf(Tenant.DEMO);

        var call = callsSalesInVain();

        var shown = agent.seesCall(call, "voicemail");
        assertThat(shown.get("forwardedTo").asString()).isEqualTo(ANNA);
        assertThat(shown.get("path").valueStream().map(step -> step.get("kind").asString()))
                .containsExactly(
                        "received", "announcement", "menu", "dial", "announcement", "voicemail", "announcement");
        eventually(() -> assertThat(agent.seesCall(call, "voicemail")
                        .at("/recordings/0/transcription")
                        .asString())
                .isEqualTo("Please call me back."));
        assertThat(agent.plays(shown, "bytes=0-3").expecting(206).body()).isEqualTo("RIFF");
        assertThat(agent.plays(shown, "bytes=-2").expecting(206).contentType()).startsWith("audio/");
        eventually(() -> assertThat(agent.stream().events("voicemail.received"))
                .anySatisfy(event -> assertThat(event.data().get("callId").asString())
                        .isEqualTo(shown.get("id").asString())));
        eventually(() -> assertThat(agent.findConversation(shown.get("from").asString()))
                .hasValueSatisfying(
                        conversation -> assertThat(conversation.preview()).isEqualTo("Voicemail, 0:07")));
    }

    @Test
    void aCallWhoseWebhooksComeTwiceIsTheSameEventsTwice() {
        var call = callsSalesInVain();

        eventually(() -> assertThat(events(call)).hasSize(14));
        assertThat(Set.copyOf(events(call))).hasSize(7);
    }

    @Test
    void callsAreAnsweredWhileProvisioningAndConversationAreDead() {
        services.kill("provisioning");
        services.kill("conversation");
        try {
            assertAnswered("provisioning and conversation dead", callsSalesInVain());
        } finally {
            services.start("provisioning");
            services.start("conversation");
        }
    }

    @Test
    void callsAreAnsweredWhileKafkaIsAwayAlsoByAnIngressThatStartsMeanwhile() {
        services.assumeStarted("kafka");
        services.stop("kafka");
        try {
            assertAnswered("Kafka away", callsSalesInVain());

            services.kill("ingress");
            services.start("ingress");

            assertAnswered("Kafka away, ingress new", callsSalesInVain());
        } finally {
            services.start("kafka");
        }
    }

    private Call callsSalesInVain() {
        var call = caller.pressing("1")
                .whenNobodyAnswers(ANNA)
                .speakingForSeconds(7)
                .calls();
        assertThat(call.heard()).containsExactly(MENU, LEAVE_A_MESSAGE, "(beep)", THANKS);
        return call;
    }

    /** Checks that Twilio, which waits 15 seconds and tries again, needed neither. */
    private void assertAnswered(String when, Call call) {
        var questions = switchboard.twilio().questionsAbout(call);
        System.out.printf(
                "%s: answered after %s ms%n",
                when, questions.stream().map(Twilio.Delivery::millis).toList());

        assertThat(call.errors()).isEmpty();
        assertThat(questions).isNotEmpty().allMatch(question -> question.isAcknowledged() && question.attempt() == 1);
    }

    private List<Topic.Event> events(Call call) {
        return switchboard.topic("twilio.voice").events(call.sid());
    }

    private static List<String> everyDay() {
        return List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");
    }

    private static Map<String, Object> hangUp(String lastWords) {
        return Map.of("type", "hangUp", "lastWords", say(lastWords));
    }

    private static Map<String, Object> say(String text) {
        return Map.of("say", text);
    }
}
