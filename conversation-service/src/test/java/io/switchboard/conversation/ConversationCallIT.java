package io.switchboard.conversation;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.switchboard.events.Topics;
import io.switchboard.testing.emulator.TwilioEmulator;
import io.switchboard.testing.emulator.TwilioFault;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Tests the way of voice webhooks from Kafka to the list of calls and to the player. */
class ConversationCallIT extends ConversationServiceFixture {

    @Test
    void aCallWithAMessageIsInTheListAndItsRecordingCanBePlayedInParts() {
        var call = callWithMessage(1, "+15551240001");
        var path = "/api/calls/" + text(call, "id") + "/recordings/" + recording(1);
        TwilioEmulator.shared()
                .fails(TwilioFault.on("GET", "/Recordings/" + recording(1))
                        .isAnsweredWith(200, "0123456789", Map.of("Content-Type", "audio/x-wav")));

        var whole = send("GET", "demo", path, null);
        var part = send("GET", "demo", path, null, "Range", "bytes=2-4");
        var beyond = send("GET", "demo", path, null, "Range", "bytes=99-");

        assertThat(whole.statusCode()).isEqualTo(200);
        assertThat(whole.body()).isEqualTo("0123456789");
        assertThat(whole.headers().firstValue("Content-Type")).contains("audio/x-wav");
        assertThat(whole.headers().firstValue("Accept-Ranges")).contains("bytes");
        assertThat(whole.headers().firstValue("Content-Disposition"))
                .contains("inline; filename=\"recording-" + recording(1) + ".wav\"");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo("234");
        assertThat(part.headers().firstValue("Content-Range")).contains("bytes 2-4/10");
        assertThat(beyond.statusCode()).isEqualTo(416);
    }

    @Test
    void callsAreFoundByTheirFilters() {
        var call = callWithMessage(2, "+15551240002");
        var id = text(call, "id");

        assertThat(ids("?hasVoicemail=true&limit=200")).contains(id);
        assertThat(ids("?hasVoicemail=false&limit=200")).doesNotContain(id);
        assertThat(ids("?result=voicemail&direction=inbound&dismissed=false&limit=200"))
                .contains(id);
        assertThat(ids("?conversationId=" + text(call, "conversationId"))).containsExactly(id);
        assertThat(ids("?contactId=" + text(call, "contactId"))).containsExactly(id);
        assertThat(ids("?number=%2B15005559999")).isEmpty();
        assertThat(send("GET", "demo", "/api/calls?result=lost", null).statusCode())
                .isEqualTo(400);
        assertThat(send("GET", "demo", "/api/calls?direction=up", null).statusCode())
                .isEqualTo(400);
    }

    @Test
    void aDismissedCallIsNoLongerOpen() {
        var id = text(callWithMessage(3, "+15551240003"), "id");

        var answer = send("POST", "demo", "/api/calls/" + id + "/dismiss", null);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("ETag")).contains("\"2\"");
        assertThat(json(answer).get("dismissed").asBoolean()).isTrue();
        assertThat(ids("?dismissed=false&limit=200")).doesNotContain(id);
    }

    @Test
    void anotherTenantSeesNoCallAndNoRecording() {
        var id = text(callWithMessage(4, "+15551240004"), "id");

        for (var path : new String[] {"", "/recording", "/recordings/" + recording(4)}) {
            var theirs = send("GET", "other", "/api/calls/" + id + path, null);
            var unknown = send("GET", "other", "/api/calls/" + "x" + path, null);

            assertThat(theirs.statusCode()).isEqualTo(404);
            assertThat(theirs.body().replace(id, "x")).isEqualTo(unknown.body());
        }
        assertThat(send("POST", "other", "/api/calls/" + id + "/dismiss", null).statusCode())
                .isEqualTo(404);
        assertThat(get("other", "/api/calls").get("items")).isEmpty();
    }

    @Test
    void anAgentIsRungForACallBack() {
        var call = callWithMessage(5, "+15551240005");
        var answer = request(
                "demo", "/api/calls", Map.of("agent", "+15551110002", "callId", text(call, "id")), "call-back-5");
        var again = request(
                "demo", "/api/calls", Map.of("agent", "+15551110002", "callId", text(call, "id")), "call-back-5");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(text(json(again), "id")).isEqualTo(text(json(answer), "id"));
        var made = await().atMost(Duration.ofSeconds(20))
                .until(() -> get("demo", "/api/calls/" + text(json(answer), "id")), present -> present.has("callSid"));
        assertThat(text(made, "to")).isEqualTo("+15551240005");
        assertThat(text(made, "conversationId")).isEqualTo(text(call, "conversationId"));
        assertThat(get("demo", "/api/calls/" + text(call, "id"))
                        .get("dismissed")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void aRecordThatCanNeverBeProcessedDelaysNoCall() {
        KAFKA.write("twilio.voice", "unreadable", Map.of("ce_id", "1"), "not json {");
        KAFKA.writeSample("inbound-call", Map.of("CA0123456789abcdef0123456789abcdef", "CA-malformed"));

        callWithMessage(6, "+15551240006");

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(KAFKA.read(Topics.TWILIO_VOICE.deadLetters()))
                        .extracting(ConsumerRecord::key)
                        .contains("unreadable", "CA-malformed"));
    }

    private JsonNode callWithMessage(int number, String customer) {
        for (var sample :
                new String[] {"inbound-call", "record-finished", "recording", "transcription", "call-status"}) {
            var replacements = new HashMap<String, String>();
            replacements.put("CA0123456789abcdef0123456789abcdef", "CA%032x".formatted(number));
            replacements.put("RE0123456789abcdef0123456789abcdef", recording(number));
            replacements.put("TR0123456789abcdef0123456789abcdef", "TR%032x".formatted(number));
            replacements.put("+15551230001", customer);
            KAFKA.writeSample(sample, replacements);
        }
        return await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> {
                            for (var call : get("demo", "/api/calls?result=voicemail&limit=200")
                                    .get("items")) {
                                if (text(call, "from").equals(customer)
                                        && transcription(call).contains("bike")) {
                                    return call;
                                }
                            }
                            return JSON.nullNode();
                        },
                        call -> !call.isNull());
    }

    private static String transcription(JsonNode call) {
        return call.path("recordings").path(0).path("transcription").asString("");
    }

    private static String recording(int number) {
        return "RE%032x".formatted(number);
    }

    private List<String> ids(String query) {
        return get("demo", "/api/calls" + query)
                .get("items")
                .valueStream()
                .map(call -> text(call, "id"))
                .toList();
    }
}
