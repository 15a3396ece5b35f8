package io.switchboard.systemtests.story;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;

/** Controls the emulator that stands in for Twilio. */
public final class Twilio {

    /** The emulator's defaults of all values that tests change. */
    private static final Map<String, Object> WELL_BEHAVED = Map.of(
            "webhookDelayMillis", 0,
            "dropWebhookRate", 0,
            "duplicateWebhooks", 1,
            "reorderStatuses", false,
            "sendingCallback", false,
            "statusDelayMillis", 100,
            "retryPauseMillis", 100,
            "sendDelayMillis", 0,
            "deliveryOutcome", "delivered");

    /** Twilio's worst permitted behaviour: each webhook arrives twice, and statuses in any order. */
    private static final Map<String, Object> UNKIND =
            Map.of("duplicateWebhooks", 2, "reorderStatuses", true, "sendingCallback", true);

    private final String emulator;

    Twilio(String emulator) {
        this.emulator = emulator;
    }

    /**
     * A single delivery of a webhook.
     *
     * @param attempt from 1
     * @param status the status of the answer, 0 for no answer
     * @param millis the time until the answer
     */
    public record Delivery(String sid, int attempt, int status, long millis, String messageStatus) {

        static Delivery of(JsonNode entry) {
            return new Delivery(
                    entry.get("sid").asString(),
                    entry.get("attempt").asInt(),
                    entry.path("answerStatus").asInt(0),
                    entry.get("millis").asLong(),
                    entry.path("parameters").path("MessageStatus").asString(""));
        }

        public boolean isAcknowledged() {
            return status >= 200 && status < 300;
        }
    }

    /** A text on a customer's phone. */
    public record PhoneText(String sid, String from, String body, String status) {}

    /** Makes each webhook arrive twice and statuses in any order, with these further settings. */
    public void isUnkind(Map<String, Object> also) {
        var behaviour = new HashMap<String, Object>(UNKIND);
        behaviour.putAll(also);
        behaves(behaviour);
    }

    /** Makes each webhook arrive once. */
    public void isKind() {
        behaves(Map.of());
    }

    private void behaves(Map<String, Object> unlikeUsual) {
        var behaviour = new HashMap<String, Object>(WELL_BEHAVED);
        behaviour.putAll(unlikeUsual);
        Http.send(Http.json(Http.to(emulator + "/control/behaviour")).PUT(Http.body(behaviour)))
                .expecting(200);
    }

    public void isUnkind() {
        isUnkind(Map.of());
    }

    /** Sends a customer's text and returns its SID. */
    String text(String from, String to, String body) {
        var text = Map.of("from", from, "to", to, "body", body);
        return Http.send(Http.json(Http.to(emulator + "/control/texts")).POST(Http.body(text)))
                .expecting(201)
                .json()
                .get("sid")
                .asString();
    }

    /** Places a call and waits until it is over. */
    Call call(Map<String, Object> call) {
        return Call.of(Http.send(Http.json(Http.to(emulator + "/control/calls?wait=true"))
                        .POST(Http.body(call)))
                .expecting(201)
                .json());
    }

    /** Returns each attempt of a webhook that requests TwiML for this call, oldest first. */
    public List<Delivery> questionsAbout(Call call) {
        return deliveries("voice").stream()
                .filter(delivery -> delivery.sid().equals(call.sid()))
                .toList();
    }

    /** Returns the texts that a customer's phone received, oldest first. */
    List<PhoneText> phone(String number) {
        return Http.send(Http.to(emulator + "/control/messages?address=" + Http.encoded(number)))
                .expecting(200)
                .json()
                .get("messages")
                .valueStream()
                .filter(message -> !message.get("direction").asString().equals("inbound"))
                .map(message -> new PhoneText(
                        message.get("sid").asString(),
                        message.get("from").asString(),
                        message.get("body").asString(),
                        message.get("status").asString()))
                .toList();
    }

    /** Returns each attempt to deliver the webhook of an incoming text. */
    public List<Delivery> deliveriesOfTexts() {
        return deliveries("message");
    }

    /** Returns the texts among these that Switchboard has acknowledged. */
    public Set<String> acknowledgedTexts(Collection<String> sids) {
        return deliveriesOfTexts().stream()
                .filter(delivery -> delivery.isAcknowledged() && sids.contains(delivery.sid()))
                .map(Delivery::sid)
                .collect(Collectors.toSet());
    }

    /** Returns the SIDs of the messages for which Switchboard has acknowledged this status. */
    public Set<String> acknowledgedStatuses(String status) {
        return deliveries("message-status").stream()
                .filter(delivery ->
                        delivery.isAcknowledged() && delivery.messageStatus().equals(status))
                .map(Delivery::sid)
                .collect(Collectors.toSet());
    }

    private List<Delivery> deliveries(String kind) {
        return Http.send(Http.to(emulator + "/control/webhooks?kind=" + kind))
                .expecting(200)
                .json()
                .get("webhooks")
                .valueStream()
                .map(Delivery::of)
                .toList();
    }
}
