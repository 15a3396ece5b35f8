package io.switchboard.conversation.call.receiving;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.switchboard.conversation.support.OneNumber;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.twilio.TwilioEvent;
import io.switchboard.events.twilio.TwilioEventType;
import tools.jackson.databind.json.JsonMapper;

/** Makes the events of a call from the golden samples, with other parameters where a sample is of another call. */
public final class CallScript {

    public static final Instant START = Instant.parse("2026-11-21T09:30:00.123Z");
    public static final String AGENT = "+15551110002";

    private static final String SAMPLE_CALL = "CA0123456789abcdef0123456789abcdef";
    private static final String SAMPLE_LEG = "CAfedcba9876543210fedcba9876543210";
    private static final String SAMPLE_RECORDING = "RE0123456789abcdef0123456789abcdef";
    private static final JsonMapper JSON = new JsonMapper();

    private final int number;
    private String tenant = OneNumber.TENANT.value();
    private String customer = "+15551230001";

    public CallScript(int number) {
        this.number = number;
    }

    public CallScript tenant(String id) {
        tenant = id;
        return this;
    }

    CallScript from(String address) {
        customer = address;
        return this;
    }

    public String sid() {
        return "CA%031x0".formatted(number);
    }

    public String leg() {
        return "CA%031x1".formatted(number);
    }

    public String recording() {
        return "RE%031x0".formatted(number);
    }

    /** A caller chooses in the menu, the agent does not answer, and the caller leaves a message that is transcribed. */
    public List<CloudEvent<TwilioEvent>> voicemail() {
        var events = new ArrayList<CloudEvent<TwilioEvent>>();
        events.add(received());
        events.add(event("gather-finished", sid() + "/menu", 7, Map.of(), Map.of("at", "/then")));
        events.add(legStatus("initiated", 0, 8));
        events.add(legStatus("ringing", 1, 9));
        events.add(legStatus("no-answer", 2, 22));
        events.add(event("dial-finished", sid() + "/dial", 22, Map.of(), Map.of("at", "/then/2")));
        events.add(recording("in-progress", 29, Map.of("RecordingDuration", "")));
        events.add(event("record-finished", sid() + "/record", 41, Map.of(), Map.of("at", "/then/2/otherwise")));
        events.add(recording("completed", 42, Map.of()));
        events.add(ended("completed", 43));
        events.add(event("transcription", "TR%032x/completed".formatted(number), 60, Map.of(), Map.of()));
        return events;
    }

    /** A caller is announced to the agent and connected; the conversation is recorded. */
    List<CloudEvent<TwilioEvent>> answered() {
        return List.of(
                received(),
                legStatus("initiated", 0, 1),
                legStatus("ringing", 1, 2),
                legStatus("in-progress", 2, 5),
                event(
                        "whisper-requested",
                        leg() + "/whisper",
                        6,
                        Map.of("CallSid", leg(), "ParentCallSid", sid(), "To", AGENT),
                        Map.of("at", "/")),
                legStatus("completed", 3, 35),
                event(
                        "dial-finished",
                        sid() + "/dial",
                        35,
                        Map.of("DialCallStatus", "completed", "DialBridged", "true", "DialCallDuration", "30"),
                        Map.of("at", "/")),
                recording("completed", 36, Map.of("RecordingSource", "DialVerb", "RecordingChannels", "2")),
                ended("completed", 36));
    }

    CloudEvent<TwilioEvent> received() {
        return event("inbound-call", sid(), 0, Map.of(), Map.of());
    }

    CloudEvent<TwilioEvent> ended(String status, int second) {
        var event = event(
                "call-status",
                sid() + "/3",
                second,
                Map.of("CallStatus", status, "ParentCallSid", "", "RecordingSid", "", "RecordingDuration", ""),
                Map.of());
        return event;
    }

    public CloudEvent<TwilioEvent> recording(String status, int second, Map<String, String> parameters) {
        var all = new LinkedHashMap<>(parameters);
        all.put("RecordingStatus", status);
        return event("recording", recording() + "/" + status, second, all, Map.of());
    }

    CloudEvent<TwilioEvent> legStatus(String status, int sequence, int second) {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("CallSid", leg());
        parameters.put("ParentCallSid", sid());
        parameters.put("Direction", "outbound-dial");
        parameters.put("From", customer);
        parameters.put("To", AGENT);
        parameters.put("CallStatus", status);
        parameters.put("SequenceNumber", String.valueOf(sequence));
        parameters.put("CallDuration", status.equals("completed") ? "30" : "");
        parameters.put("RecordingSid", "");
        parameters.put("RecordingDuration", "");
        return event("call-status", leg() + "/" + sequence, second, parameters, Map.of());
    }

    public CloudEvent<TwilioEvent> event(
            String sample, String id, int second, Map<String, String> parameters, Map<String, String> query) {
        var json = JSON.readTree(read(sample)
                .replace(SAMPLE_CALL, sid())
                .replace(SAMPLE_LEG, leg())
                .replace(SAMPLE_RECORDING, recording())
                .replace("+15551230001", customer));
        var twilio = JSON.treeToValue(json.get("data"), TwilioEvent.class);
        var all = new LinkedHashMap<>(twilio.parameters());
        parameters.forEach((name, value) -> all.put(name, List.of(value)));
        var url = new LinkedHashMap<String, List<String>>();
        query.forEach((name, value) -> url.put(name, List.of(value)));
        var type = sample.equals("call-status")
                ? TwilioEventType.ofCallStatus(
                        all.getOrDefault("CallStatus", List.of("")).getFirst())
                : twilio.type();
        var at = START.plusSeconds(second);
        var data = new TwilioEvent(id, type, OneNumber.ACCOUNT_SID, at, twilio.path(), url, all);
        return new CloudEvent<>(id, type, "/ingress-service", sid(), at, tenant, data);
    }

    /** The same webhook, delivered again later. */
    static CloudEvent<TwilioEvent> again(CloudEvent<TwilioEvent> event, int secondsLater) {
        var twilio = event.data();
        var at = twilio.receivedAt().plusSeconds(secondsLater);
        return new CloudEvent<>(
                event.id(),
                event.type(),
                event.source(),
                event.subject(),
                at,
                event.tenantId(),
                new TwilioEvent(
                        twilio.id(),
                        twilio.type(),
                        twilio.accountSid(),
                        at,
                        twilio.path(),
                        twilio.query(),
                        twilio.parameters()));
    }

    private static String read(String sample) {
        try (var in = CallScript.class.getResourceAsStream("/samples/" + sample + ".json")) {
            return new String(Objects.requireNonNull(in, sample).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
