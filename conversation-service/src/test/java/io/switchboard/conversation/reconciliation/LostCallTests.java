package io.switchboard.conversation.reconciliation;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

import io.switchboard.conversation.call.StoredCall;
import io.switchboard.conversation.call.receiving.DeliveredCalls;
import io.switchboard.conversation.reconciliation.event.RecoveredEvent.Kind;
import io.switchboard.conversation.support.PublishedEvents;
import io.switchboard.emulator.behaviour.ApiFault;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.call.Call;
import io.switchboard.events.traffic.PriceReported;
import io.switchboard.testing.emulator.TwilioFault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static io.switchboard.conversation.reconciliation.ReconciliationFixture.ACCOUNT;
import static io.switchboard.conversation.reconciliation.ReconciliationFixture.CUSTOMER;
import static io.switchboard.conversation.reconciliation.ReconciliationFixture.OURS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** Calls that were answered while no event could be stored are found with their legs and recordings. */
class LostCallTests {

    private static final String CALL = "CA" + "1".repeat(32);
    private static final String LEG = "CA" + "2".repeat(32);
    private static final String RECORDING = "RE" + "3".repeat(32);
    private static final String AGENT = "+15551110002";

    private final ReconciliationFixture world = new ReconciliationFixture();
    private final ReconcilingInstance instance = world.instance("one");
    private final Instant start = world.clock.instant().plus(Duration.ofMinutes(1));

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aCallWithoutAnyWebhookIsFoundWithItsEnd() {
        var sid = world.twilio.customerCalls(CUSTOMER, OURS);
        world.passInterval();

        instance.tick();

        var events = world.deliver(instance);
        assertThat(events).extracting(CloudEvent::id).containsExactly(sid, sid + "/busy");
        assertThat(call().view())
                .extracting(Call::status, Call::from, Call::result)
                .containsExactly("busy", CUSTOMER, "missed");
        assertThat(instance.recovered(Kind.CALL)).isEqualTo(1);
        assertThat(instance.recovered(Kind.CALL_STATUS)).isEqualTo(1);
        world.passInterval();
        instance.tick();
        assertThat(world.takeWebhooks()).isEmpty();
    }

    @Test
    void aLostCallHasItsLegAndItsMessage() {
        twilioLists(call("completed", 45) + "," + leg("no-answer", 0), recording("completed", "RecordVerb"));
        world.passInterval();

        instance.tick();

        assertThat(world.deliver(instance))
                .extracting(CloudEvent::id)
                .containsExactlyInAnyOrder(CALL, CALL + "/completed", LEG + "/no-answer", RECORDING + "/completed");
        var call = call().view();
        assertThat(call.result()).isEqualTo("voicemail");
        assertThat(call.hasVoicemail()).isTrue();
        assertThat(call.durationSeconds()).isEqualTo(45);
        assertThat(call.legs())
                .singleElement()
                .satisfies(leg -> assertThat(leg.to()).isEqualTo(AGENT));
        assertThat(call().startedAt()).isEqualTo(start.truncatedTo(ChronoUnit.SECONDS));
        world.passInterval();
        instance.tick();
        assertThat(world.takeWebhooks()).isEmpty();
    }

    @Test
    void aLostCallThatWasAnsweredIsNoMissedOne() {
        twilioLists(call("completed", 45) + "," + leg("completed", 30), "");
        world.passInterval();

        instance.tick();

        world.deliver(instance);
        assertThat(call().view().result()).isEqualTo("answered");
    }

    @Test
    void theEndOfAKnownCallIsFound() {
        twilioLists(call("in-progress", 0), "");
        world.passInterval();
        instance.tick();
        assertThat(world.deliver(instance)).extracting(CloudEvent::id).containsExactly(CALL);
        assertThat(call().view().result()).isEqualTo("ongoing");
        twilioLists(call("completed", 900), "");
        world.passInterval();

        instance.tick();

        assertThat(world.deliver(instance)).extracting(CloudEvent::id).containsExactly(CALL + "/completed");
        assertThat(call().view().durationSeconds()).isEqualTo(900);
    }

    @Test
    void theEndOfALongCallIsAskedFor() {
        twilioLists(call("in-progress", 0), "");
        world.passInterval();
        instance.tick();
        world.deliver(instance);
        twilioLists("", "");
        world.twilio.fails(
                TwilioFault.on("GET", "/Calls/" + CALL).isAnsweredWith(200, call("completed", 9_000), Map.of()));
        world.clock.advance(Duration.ofHours(4));

        instance.tick();

        world.deliver(instance);
        assertThat(call().view().status()).isEqualTo("completed");
    }

    @Test
    void callsAndRecordingsOfOtherSystemsAreLeftAlone() {
        world.directory.removeNumber(OURS);
        twilioLists(call("completed", 45) + "," + leg("completed", 30), recording("completed", "DialVerb"));
        world.passInterval();

        instance.tick();

        assertThat(world.takeWebhooks()).isEmpty();
    }

    @Test
    void thePricesOfACallItsLegAndItsRecordingAreThoseOfTheCall() {
        twilioLists(call("completed", 45) + "," + leg("completed", 30), recording("completed", "DialVerb"));
        world.passInterval();
        instance.tick();
        world.deliver(instance);
        twilioLists(
                priced(call("completed", 45), "-0.0085") + "," + priced(leg("completed", 30), "-0.0140"),
                priced(recording("completed", "DialVerb"), "-0.0025"));
        world.passInterval();

        instance.tick();

        var id = call().id();
        assertThat(PublishedEvents.of(PriceReported.class, world.published.take()))
                .extracting(CloudEvent::data)
                .allSatisfy(price -> assertThat(price.kind()).isEqualTo("call"))
                .extracting(PriceReported::id, PriceReported::twilioSid, PriceReported::price)
                .containsExactlyInAnyOrder(
                        tuple(id, CALL, "-0.0085"), tuple(id, LEG, "-0.0140"), tuple(id, RECORDING, "-0.0025"));
    }

    private static String priced(String resource, String price) {
        return resource.replaceFirst("}$", ",\"price\":\"%s\",\"price_unit\":\"USD\"}".formatted(price));
    }

    private StoredCall call() {
        return DeliveredCalls.all("demo", instance.beans()).getFirst();
    }

    /** Makes Twilio list these calls and recordings for the account, and no others, from now on. */
    private void twilioLists(String calls, String recordings) {
        world.twilio.failsOnlyWith(
                List.of(list("Calls", "calls", calls), list("Recordings", "recordings", recordings)));
    }

    private static ApiFault list(String resource, String key, String items) {
        return TwilioFault.on("GET", ACCOUNT.sid() + "/" + resource + "[.]json")
                .isAnsweredWith(200, "{\"%s\":[%s],\"next_page_uri\":null}".formatted(key, items), Map.of());
    }

    private String call(String status, int seconds) {
        return callJson(CALL, "null", CUSTOMER, OURS, "inbound", status, seconds);
    }

    private String leg(String status, int seconds) {
        return callJson(LEG, '"' + CALL + '"', OURS, AGENT, "outbound-dial", status, seconds);
    }

    private String callJson(
            String sid, String parent, String from, String to, String direction, String status, int seconds) {
        var isOver = !status.equals("in-progress");
        return """
                {"sid":"%s","parent_call_sid":%s,"from":"%s","to":"%s","direction":"%s","status":"%s","duration":%s,
                 "start_time":"%s","end_time":%s,"date_created":"%s","forwarded_from":null,"caller_name":null}""".formatted(
                        sid,
                        parent,
                        from,
                        to,
                        direction,
                        status,
                        isOver ? "\"" + seconds + "\"" : "null",
                        date(start),
                        isOver ? '"' + date(start.plusSeconds(seconds)) + '"' : "null",
                        date(start));
    }

    private String recording(String status, String source) {
        return """
                {"sid":"%s","call_sid":"%s","status":"%s","source":"%s","channels":1,"duration":"12","error_code":null,
                 "start_time":"%s","date_created":"%s","date_updated":"%s"}""".formatted(RECORDING, CALL, status, source, date(start), date(start), date(start));
    }

    private static String date(Instant time) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(time.atOffset(ZoneOffset.UTC));
    }
}
