package io.switchboard.emulator;

import java.time.Duration;
import java.util.List;

import com.twilio.exception.ApiException;
import com.twilio.rest.api.v2010.account.Call;
import com.twilio.type.PhoneNumber;
import com.twilio.type.Twiml;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

/** Calls that an account asks for: the SDK makes, reads and ends them. */
class PlacedCallTests extends EmulatorTest {

    private static final String AGENT = "+15551110002";
    private static final Twiml CONNECT = new Twiml("<Response><Dial><Number>" + THEIRS + "</Number></Dial></Response>");

    @Test
    void itRingsOneAndThenTheOther() {
        var call = place(AGENT);
        assertThat(call.getStatus()).isEqualTo(Call.Status.QUEUED);
        assertThat(call.getDirection()).isEqualTo("outbound-api");

        awaitStatus(call.getSid(), Call.Status.COMPLETED);

        assertThat(Call.reader().setParentCallSid(call.getSid()).read(demo()))
                .singleElement()
                .satisfies(leg -> {
                    assertThat(leg.getTo()).isEqualTo(THEIRS);
                    assertThat(leg.getDirection()).isEqualTo("outbound-dial");
                    assertThat(leg.getStatus()).isEqualTo(Call.Status.COMPLETED);
                });
        assertThat(Call.reader()
                        .setFrom(new PhoneNumber(OURS))
                        .setTo(new PhoneNumber(AGENT))
                        .read(demo()))
                .extracting(Call::getSid)
                .containsExactly(call.getSid());
        await().untilAsserted(() -> assertThat(statuses(call.getSid()))
                .containsExactlyInAnyOrder("initiated", "ringing", "in-progress", "completed"));
    }

    @ParameterizedTest
    @CsvSource({"busy, BUSY", "no-answer, NO_ANSWER", "failed, FAILED"})
    void itEndsWhenTheFirstDoesNotAnswer(String pickup, Call.Status status) {
        put("/control/phones", "{\"address\": \"" + AGENT + "\", \"pickup\": \"" + pickup + "\"}");

        var call = place(AGENT);

        awaitStatus(call.getSid(), status);
        assertThat(Call.reader().setParentCallSid(call.getSid()).read(demo())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "+15005550001, +15005550006, 21217",
        "12, +15005550006, 21217",
        "+15005550003, +15005550006, 21215",
        "+15551110002, +15005550001, 21212",
        "+15551110002, +15005550010, 21210"
    })
    void itIsRefused(String to, String from, int code) {
        var refusal = catchThrowableOfType(
                ApiException.class,
                () -> Call.creator(new PhoneNumber(to), new PhoneNumber(from), CONNECT)
                        .create(demo()));

        assertThat(refusal.getCode()).isEqualTo(code);
    }

    @Test
    void itsInstructionsMustBeValid() {
        var refusal = catchThrowableOfType(
                ApiException.class,
                () -> Call.creator(
                                new PhoneNumber(AGENT), new PhoneNumber(OURS), new Twiml("<Response><Fax/></Response>"))
                        .create(demo()));

        assertThat(refusal.getCode()).isEqualTo(12200);
    }

    private Call place(String to) {
        return Call.creator(new PhoneNumber(to), new PhoneNumber(OURS), CONNECT)
                .setStatusCallback(receiver.url("/status"))
                .setStatusCallbackEvent(List.of("initiated", "ringing", "answered", "completed"))
                .create(demo());
    }

    private void awaitStatus(String sid, Call.Status status) {
        await().atMost(Duration.ofSeconds(10))
                .until(() -> Call.fetcher(sid).fetch(demo()).getStatus(), status::equals);
    }

    private List<String> statuses(String sid) {
        return json(get("/control/webhooks?kind=call-status&sid=" + sid))
                .get("webhooks")
                .valueStream()
                .map(webhook -> parameter(webhook, "CallStatus"))
                .toList();
    }

    private static String parameter(JsonNode webhook, String name) {
        var value = webhook.path("parameters").path(name);
        return value.isArray() ? value.path(0).asString("") : value.asString("");
    }
}
