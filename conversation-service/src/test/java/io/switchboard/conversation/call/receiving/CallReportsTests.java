package io.switchboard.conversation.call.receiving;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.switchboard.conversation.call.StoredCall;
import io.switchboard.conversation.conversation.Conversations;
import io.switchboard.conversation.conversation.MessageStore;
import io.switchboard.conversation.support.NewMessageBuilder;
import io.switchboard.conversation.support.OneNumber;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.call.Call;
import io.switchboard.events.twilio.TwilioEvent;
import io.switchboard.web.TenantId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class CallReportsTests {

    private static final String DEMO = OneNumber.TENANT.value();
    private static final int ORDERS = 40;

    private final CallFixture fixture = new CallFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void aCallWithVoicemailIsOneCallWithEverythingThatTwilioReported() {
        var script = new CallScript(1);

        fixture.report(script.voicemail());

        var call = only(DEMO);
        assertThat(call.result()).isEqualTo("voicemail");
        assertThat(call.status()).isEqualTo("completed");
        assertThat(call.durationSeconds()).isEqualTo(42);
        assertThat(call.forwardedTo()).isEqualTo(CallScript.AGENT);
        assertThat(call.answeredBy()).isNull();
        assertThat(call.hasVoicemail()).isTrue();
        assertThat(call.path()).extracting(Call.Step::kind).containsExactly("received", "menu", "dial", "voicemail");
        assertThat(call.path())
                .extracting(Call.Step::node)
                .containsExactly(null, "/then", "/then/2", "/then/2/otherwise");
        assertThat(call.path().get(1).choice()).isEqualTo("2");
        assertThat(call.path().get(2).to()).isEqualTo(CallScript.AGENT);
        assertThat(call.legs()).singleElement().satisfies(leg -> {
            assertThat(leg.status()).isEqualTo("no-answer");
            assertThat(leg.answered()).isFalse();
        });
        assertThat(call.recordings()).singleElement().satisfies(recording -> {
            assertThat(recording.available()).isTrue();
            assertThat(recording.voicemail()).isTrue();
            assertThat(recording.durationSeconds()).isEqualTo(12);
            assertThat(recording.transcription()).contains("blue bike");
        });
        assertThat(call.statusHistory())
                .extracting(Call.StatusEntry::status)
                .containsExactly("ringing", "completed", "initiated", "ringing", "no-answer");
    }

    @Test
    void whatComesForAnErasedCallIsIgnored() {
        var script = new CallScript(1).voicemail();
        fixture.report(script);
        fixture.store
                .get(MongoOperations.class)
                .updateMulti(
                        new Query(),
                        new Update()
                                .set("status", StoredCall.ERASED)
                                .set("facts", List.of())
                                .unset("direction"),
                        "calls");
        fixture.store.published().take();

        fixture.report(script);

        assertThat(fixture.all(DEMO)).isEmpty();
        assertThat(fixture.store.published().take()).isEmpty();
    }

    @Test
    void anAnsweredCallTellsWhoAnswered() {
        fixture.report(new CallScript(2).answered());

        var call = only(DEMO);
        assertThat(call.result()).isEqualTo("answered");
        assertThat(call.answeredBy()).isEqualTo(CallScript.AGENT);
        assertThat(call.answeredAt()).isEqualTo(CallScript.START.plusSeconds(5));
        assertThat(call.hasVoicemail()).isFalse();
        assertThat(call.recordings())
                .singleElement()
                .satisfies(recording -> assertThat(recording.channels()).isEqualTo(2));
        assertThat(preview(call)).isEqualTo("Call, 0:42");
    }

    @Test
    void anyOrderAndRepetitionOfTheEventsEndsInTheSameCall() {
        var seed = System.nanoTime();
        var random = new Random(seed);
        for (var order = 0; order < ORDERS; order++) {
            var inOrder = new CallScript(2 * order).tenant("a").voicemail();
            var shuffled = withRepetitions(new CallScript(2 * order).tenant("b").voicemail(), random);

            fixture.report(inOrder);
            batches(shuffled, random).forEach(fixture.reports::add);

            assertThat(withoutIds(newest("b")))
                    .as("seed %d, order %d", seed, order)
                    .isEqualTo(withoutIds(newest("a")));
            assertThat(fixture.all("b")).hasSize(order + 1);
        }
    }

    @Test
    void anyOrderPublishesTheSameRecordingEventsOnce() {
        var random = new Random(7);
        for (var order = 0; order < ORDERS / 4; order++) {
            fixture.store.published().take();
            var shuffled = withRepetitions(new CallScript(order).voicemail(), random);

            batches(shuffled, random).forEach(fixture.reports::add);

            var call = newest(DEMO).id();
            assertThat(ids(fixture.store.published().take()))
                    .contains(call + "/received")
                    .filteredOn(id -> id.matches(".*/(recording|voicemail|transcription)/.*"))
                    .hasSize(3);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void anUnknownCallIsCreatedFromWhateverComesFirst(int first) {
        var events = new ArrayList<>(new CallScript(3).voicemail());
        Collections.swap(events, 0, first);

        fixture.report(events);

        assertThat(only(DEMO).result()).isEqualTo("voicemail");
    }

    @Test
    void aRecordingAloneIsNotShownUntilTheCallIsKnown() {
        var script = new CallScript(4);
        fixture.report(List.of(script.recording("completed", 42, Map.of())));
        assertThat(fixture.all(DEMO)).isEmpty();
        assertThat(fixture.store.published().take()).isEmpty();

        fixture.report(List.of(script.received()));

        assertThat(only(DEMO).recordings()).hasSize(1);
        assertThat(types()).contains("call.received", "recording.available");
    }

    @Test
    void aStatusNeverGoesBack() {
        var script = new CallScript(5);

        var late = CallScript.again(script.received(), 60);
        fixture.report(List.of(script.ended("busy", 9), late, script.ended("completed", 70)));

        assertThat(only(DEMO).status()).isEqualTo("busy");
        assertThat(only(DEMO).result()).isEqualTo("missed");
        assertThat(types()).containsOnlyOnce("call.received");
    }

    @Test
    void webhooksThatArriveLateChangeNoOutcome() {
        var seed = System.nanoTime();
        var random = new Random(seed);
        for (var order = 0; order < ORDERS; order++) {
            var tenant = "t" + order;
            var answered = order % 2 == 0;
            var script = new CallScript(order).tenant(tenant);
            var events = new ArrayList<>(answered ? script.answered() : script.voicemail());
            Collections.shuffle(events, random);

            for (var i = 0; i < events.size(); i++) {
                fixture.report(List.of(arrivingAt(events.get(i), i)));
            }

            assertThat(only(tenant)).as("seed %d, order %d", seed, order).satisfies(call -> {
                assertThat(call.status()).isEqualTo("completed");
                assertThat(call.result()).isEqualTo(answered ? "answered" : "voicemail");
                assertThat(call.durationSeconds()).isEqualTo(42);
                assertThat(call.answeredBy()).isEqualTo(answered ? CallScript.AGENT : null);
                assertThat(call.forwardedTo()).isEqualTo(CallScript.AGENT);
                assertThat(call.legs().getFirst().status()).isEqualTo(answered ? "completed" : "no-answer");
                assertThat(call.recordings().getFirst().available()).isTrue();
            });
        }
    }

    private static CloudEvent<TwilioEvent> arrivingAt(CloudEvent<TwilioEvent> event, int second) {
        var earlier = Duration.between(CallScript.START, event.data().receivedAt());
        return CallScript.again(event, second - Math.toIntExact(earlier.toSeconds()));
    }

    @Test
    void theSameSidOfTwoTenantsIsTwoCalls() {
        fixture.report(new CallScript(6).tenant("a").voicemail());
        fixture.report(List.of(new CallScript(6).tenant("b").received()));

        assertThat(only("a").result()).isEqualTo("voicemail");
        assertThat(only("b").result()).isEqualTo("ongoing");
        assertThat(only("b").conversationId()).isNotEqualTo(only("a").conversationId());
    }

    @Test
    void textsAndCallsOfTwoAddressesAreOneConversation() {
        var message = NewMessageBuilder.inbound("SM1")
                .at(CallScript.START.minusSeconds(60))
                .build();
        var texted = fixture.store.get(MessageStore.class).add(List.of(message)).getFirst();

        fixture.report(new CallScript(7).voicemail());

        var call = only(DEMO);
        assertThat(call.conversationId()).isEqualTo(texted.message().conversationId());
        assertThat(preview(call)).isEqualTo("Voicemail, 0:12");
    }

    @Test
    void anOlderCallDoesNotReplaceTheNewestText() {
        var message = NewMessageBuilder.inbound("SM2")
                .at(CallScript.START.plusSeconds(20))
                .build();
        fixture.report(List.of(new CallScript(8).received()));
        fixture.store.get(MessageStore.class).add(List.of(message));

        fixture.report(new CallScript(8).voicemail());

        assertThat(preview(only(DEMO))).isEqualTo("Hi");
    }

    @ParameterizedTest
    @ValueSource(strings = {"anonymous", "+266696687", "Restricted", ""})
    void callersWhoHideTheNumberAreNoContact(String hidden) {
        fixture.report(new CallScript(9).from(hidden).voicemail());

        var call = only(DEMO);
        assertThat(call.anonymous()).isTrue();
        assertThat(call.contactId()).isNull();
        assertThat(call.conversationId()).isNull();
        assertThat(call.result()).isEqualTo("voicemail");
        assertThat(types())
                .doesNotContain("contact.created", "conversation.updated")
                .contains("call.received");
    }

    @Test
    void aRedeliveredRecordPublishesTheSameEventsAgain() {
        var events = new CallScript(10).voicemail();
        fixture.report(events);
        var first = fixture.store.published().take();

        fixture.report(events);

        var again = fixture.store.published().take();
        assertThat(ids(again)).isEqualTo(ids(first));
    }

    @Test
    void aWebhookThatTwilioDeliversTwicePublishesNothing() {
        var events = new CallScript(11).voicemail();
        fixture.report(events);
        fixture.store.published().take();

        fixture.report(events.stream().map(event -> CallScript.again(event, 2)).toList());

        assertThat(fixture.store.published().take()).isEmpty();
    }

    @Test
    void theEventsOfACallTellItsLife() {
        fixture.report(new CallScript(12).voicemail());

        assertThat(types())
                .containsSubsequence(
                        "call.received",
                        "contact.created",
                        "conversation.updated",
                        "call.status-changed",
                        "call.updated",
                        "recording.available",
                        "voicemail.received",
                        "call.status-changed",
                        "transcription.available");
    }

    @Test
    void theWayOfACallTellsWhatTheCallerWasTold() {
        var script = new CallScript(19);
        fixture.report(List.of(
                answered(script.received(), """
                        <?xml version="1.0"?><Response><Say>This call may be recorded.</Say>
                        <Gather><Say voice="x">Press 1 for R&amp;D.</Say></Gather></Response>"""),
                answered(
                        script.event("gather-finished", script.sid() + "/menu", 7, Map.of(), Map.of("at", "/then")),
                        "<Response><Play>https://example.com/a.mp3</Play></Response>"),
                answered(script.ended("completed", 9), "<Response><Say>Nobody hears this")));

        assertThat(only(DEMO).path())
                .extracting(Call.Step::kind, Call.Step::text)
                .containsExactly(
                        tuple("received", null),
                        tuple("announcement", "This call may be recorded. Press 1 for R&D."),
                        tuple("menu", null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<Response><Say>open",
                "<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/hostname'>]><Response><Say>&e;</Say></Response>",
                "<Response><Say><b>x</b></Say></Response>",
                "<Say"
            })
    void anAnswerThatIsNoTwimlTellsNothing(String body) {
        assertThat(SpokenWords.of(body)).isEmpty();
    }

    private static CloudEvent<TwilioEvent> answered(CloudEvent<TwilioEvent> event, String twiml) {
        return new CloudEvent<>(
                event.id(),
                event.type(),
                event.source(),
                event.subject(),
                event.time(),
                event.tenantId(),
                event.data().answered(new TwilioEvent.Answer(200, twiml, 1)));
    }

    @Test
    void aDismissedCallStaysDismissedWhateverTwilioReports() {
        var script = new CallScript(13);
        fixture.report(List.of(script.received(), script.ended("completed", 9)));
        var dismissed =
                fixture.dismissals().dismiss(OneNumber.TENANT, only(DEMO).id(), "agent");

        fixture.report(script.voicemail());

        assertThat(dismissed).isPresent();
        assertThat(only(DEMO).dismissed()).isTrue();
        assertThat(only(DEMO).dismissedBy()).isEqualTo("agent");
        assertThat(only(DEMO).revision()).isEqualTo(2);
        assertThat(fixture.dismissals()
                        .dismiss(new TenantId("other"), only(DEMO).id(), "x"))
                .isEmpty();
    }

    @Test
    void aDismissedCallIsUnreadNoMoreAndWhatElseIsUnreadStays() {
        var first = new CallScript(14);
        var second = new CallScript(15);
        fixture.report(List.of(first.received(), first.ended("completed", 9)));
        fixture.report(List.of(second.received(), second.ended("completed", 9)));
        var calls = fixture.all(DEMO);
        assertThat(unread(calls.getFirst())).isEqualTo(2);
        types();

        for (var attempt = 0; attempt < 2; attempt++) {
            assertThat(fixture.dismissals()
                            .dismiss(OneNumber.TENANT, calls.getFirst().id(), "agent"))
                    .isPresent();
        }
        fixture.report(List.of(first.received(), first.ended("completed", 9)));

        assertThat(unread(calls.getFirst())).isOne();
        assertThat(types()).containsOnlyOnce("call.updated").contains("conversation.updated");
    }

    @Test
    void aMissedCallIsSettledByALaterOneThatIsAnswered() {
        fixture.report(new CallScript(16).voicemail());
        fixture.report(List.of(new CallScript(17).received(), new CallScript(17).ended("completed", 9)));
        assertThat(open(DEMO)).isEqualTo(2);

        fixture.report(later(new CallScript(18).answered(), 600));

        var answered = fixture.all(DEMO).getFirst();
        assertThat(open(DEMO)).isZero();
        assertThat(unread(answered)).isZero();
        assertThat(fixture.all(DEMO))
                .filteredOn(call -> call.isMissed())
                .hasSize(2)
                .allSatisfy(call -> assertThat(call.view())
                        .extracting(Call::dismissed, Call::dismissedBy, Call::followUpCallId)
                        .containsExactly(true, null, answered.id()));
    }

    @Test
    void aMissedCallIsSettledInAnyOrderOfTheReportsAndAfterACrash() {
        var random = new Random(16);
        for (var order = 0; order < ORDERS / 4; order++) {
            var tenant = "t" + order;
            var events =
                    new ArrayList<>(new CallScript(2 * order).tenant(tenant).voicemail());
            events.addAll(later(new CallScript(2 * order + 1).tenant(tenant).answered(), 600));
            Collections.shuffle(events, random);

            fixture.report(events);
            assertThat(open(tenant)).as("order %d", order).isZero();

            fixture.store.get(MongoOperations.class).updateMulti(new Query(), new Update().unset("dismissal"), "calls");
            fixture.report(events.subList(events.size() - 1, events.size()));
            assertThat(open(tenant)).as("order %d, redelivered", order).isZero();
        }
    }

    @Test
    void aMissedCallIsNotSettledByOthers() {
        fixture.report(later(new CallScript(20).voicemail(), 600));
        fixture.report(new CallScript(21).answered());
        fixture.report(later(
                List.of(new CallScript(22).from("+15551239999").received(), new CallScript(22).ended("completed", 9)),
                1200));
        fixture.report(later(new CallScript(23).tenant("other").answered(), 1200));
        fixture.report(later(new CallScript(24).voicemail(), 1200));

        assertThat(open(DEMO)).isEqualTo(3);
    }

    private static List<CloudEvent<TwilioEvent>> later(List<CloudEvent<TwilioEvent>> events, int seconds) {
        return events.stream().map(event -> CallScript.again(event, seconds)).toList();
    }

    /** How many calls of the tenant are still to be called back. */
    private int open(String tenant) {
        var open = fixture.all(tenant).stream().map(StoredCall::view).filter(call -> !call.dismissed());
        return (int) open.filter(call -> Set.of("missed", "voicemail").contains(call.result()))
                .count();
    }

    private int unread(StoredCall call) {
        return fixture.store
                .get(Conversations.class)
                .find(OneNumber.TENANT, Objects.requireNonNull(call.conversationId()))
                .orElseThrow()
                .unread()
                .count();
    }

    @Test
    void aFloodOfReportsLeavesACallThatCanBeStored() {
        var script = new CallScript(14);
        fixture.report(List.of(script.received()));
        var flood = new ArrayList<CloudEvent<TwilioEvent>>();
        for (var i = 0; i < 500; i++) {
            flood.add(script.event("gather-finished", script.sid() + "/menu" + i, i, Map.of(), Map.of()));
        }
        fixture.reports.add(flood);

        fixture.report(List.of(script.ended("completed", 600)));

        assertThat(only(DEMO).status()).isEqualTo("completed");
        assertThat(only(DEMO).path()).hasSizeBetween(100, 200);
    }

    @Test
    void theLargestCallFitsIntoARecord() {
        var script = new CallScript(15);
        var text = "\u20ac".repeat(20_000);
        var flood = new ArrayList<CloudEvent<TwilioEvent>>();
        flood.add(script.received());
        for (var i = 0; i < 100; i++) {
            var recording = "RE%032x".formatted(i);
            var transcribed = Map.of("RecordingSid", recording, "TranscriptionText", text);
            flood.add(script.event("transcription", "TR" + i, i, transcribed, Map.of()));
            var dialed = Map.of("DialCallSid", "CA%032x".formatted(i), "DialCallStatus", text);
            flood.add(script.event("dial-finished", "dial" + i, i, dialed, Map.of("at", text)));
            flood.add(script.event("gather-finished", "menu" + i, i, Map.of("Digits", text), Map.of("at", text)));
        }

        fixture.reports.add(flood);

        var json = new JsonMapper().writeValueAsBytes(only(DEMO));
        assertThat(json.length).isBetween(300_000, 1_000_000);
        assertThat(only(DEMO).recordings()).hasSize(20);
    }

    private static List<CloudEvent<TwilioEvent>> withRepetitions(List<CloudEvent<TwilioEvent>> events, Random random) {
        var all = new ArrayList<>(events);
        events.stream()
                .filter(event -> random.nextBoolean())
                .forEach(event -> all.add(CallScript.again(event, 1 + random.nextInt(9))));
        events.stream().filter(event -> random.nextBoolean()).forEach(all::add);
        Collections.shuffle(all, random);
        return all;
    }

    private static List<List<CloudEvent<TwilioEvent>>> batches(List<CloudEvent<TwilioEvent>> events, Random random) {
        var batches = new ArrayList<List<CloudEvent<TwilioEvent>>>();
        for (var from = 0; from < events.size(); ) {
            var to = Math.min(events.size(), from + 1 + random.nextInt(5));
            batches.add(events.subList(from, to));
            from = to;
        }
        return batches;
    }

    private Call only(String tenant) {
        assertThat(fixture.all(tenant)).hasSize(1);
        return fixture.all(tenant).getFirst().view();
    }

    private Call newest(String tenant) {
        return fixture.all(tenant).stream()
                .map(StoredCall::view)
                .max((one, other) -> one.id().compareTo(other.id()))
                .orElseThrow();
    }

    /** The newest entry of the call's conversation. */
    private String preview(Call call) {
        var conversation = fixture.store
                .get(Conversations.class)
                .find(OneNumber.TENANT, Objects.requireNonNull(call.conversationId()))
                .orElseThrow();
        return Objects.requireNonNull(conversation.lastMessage()).preview();
    }

    private static String withoutIds(Call call) {
        return call.toString()
                .replace(call.id(), "id")
                .replace(String.valueOf(call.conversationId()), "conversation")
                .replace(String.valueOf(call.contactId()), "contact");
    }

    private List<String> types() {
        return fixture.store.published().takeTypes().stream()
                .map(type -> type.replace("io.switchboard.", ""))
                .toList();
    }

    private static Set<String> ids(List<CloudEvent<?>> events) {
        return events.stream().map(CloudEvent::id).collect(Collectors.toCollection(TreeSet::new));
    }
}
