package io.switchboard.systemtests.story;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;

/** What stands in for Twilio, and what it can be made to do. */
public final class Twilio {

    /** The emulator's own values of everything that a test changes. */
    private static final Map<String, Object> WELL_BEHAVED = Map.of(
            "webhookDelayMillis", 0,
            "duplicateWebhooks", 1,
            "reorderStatuses", false,
            "sendingCallback", false,
            "statusDelayMillis", 100,
            "retryPauseMillis", 100,
            "sendDelayMillis", 0,
            "deliveryOutcome", "delivered");

    /** As unkind as Twilio may be at any time: each webhook comes twice, and the statuses in any order. */
    private static final Map<String, Object> UNKIND =
            Map.of("duplicateWebhooks", 2, "reorderStatuses", true, "sendingCallback", true);

    private final String emulator;

    Twilio(String emulator) {
        this.emulator = emulator;
    }

    /**
     * A webhook as it was delivered, once.
     *
     * @param attempt from 1
     * @param status what it was answered, 0 for no answer
     * @param millis how long that took
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
    public record PhoneText(String sid, String from, String body) {}

    /** Each webhook comes twice and the statuses in any order; and this on top. */
    public void isUnkind(Map<String, Object> also) {
        Map<String, Object> behaviour = new HashMap<>(UNKIND);
        behaviour.putAll(also);
        behaves(behaviour);
    }

    /** Each webhook comes once. */
    public void isKind() {
        behaves(Map.of());
    }

    private void behaves(Map<String, Object> unlikeUsual) {
        Map<String, Object> behaviour = new HashMap<>(WELL_BEHAVED);
        behaviour.putAll(unlikeUsual);
        Http.send(Http.json(Http.to(emulator + "/control/behaviour")).PUT(Http.body(behaviour)))
                .expecting(200);
    }

    public void isUnkind() {
        isUnkind(Map.of());
    }

    /** Lets a customer text; gives the SID of it. */
    String text(String from, String to, String body) {
        Map<String, String> text = Map.of("from", from, "to", to, "body", body);
        return Http.send(Http.json(Http.to(emulator + "/control/texts")).POST(Http.body(text)))
                .expecting(201)
                .json()
                .get("sid")
                .asString();
    }

    /** Lets somebody call, and waits until the call is over. */
    Call call(Map<String, Object> call) {
        return Call.of(Http.send(Http.json(Http.to(emulator + "/control/calls?wait=true"))
                        .POST(Http.body(call)))
                .expecting(201)
                .json());
    }

    /** Each attempt to ask what is to become of this call, oldest first. */
    public List<Delivery> questionsAbout(Call call) {
        return deliveries("voice").stream()
                .filter(each -> each.sid().equals(call.sid()))
                .toList();
    }

    /** What a customer's phone received, oldest first. */
    List<PhoneText> phone(String number) {
        return Http.send(Http.to(emulator + "/control/messages?address=" + Http.encoded(number)))
                .expecting(200)
                .json()
                .get("messages")
                .valueStream()
                .filter(each -> !each.get("direction").asString().equals("inbound"))
                .map(each -> new PhoneText(
                        each.get("sid").asString(),
                        each.get("from").asString(),
                        each.get("body").asString()))
                .toList();
    }

    /** Each attempt to deliver the webhook of an incoming text. */
    public List<Delivery> deliveriesOfTexts() {
        return deliveries("message");
    }

    /** Those of these texts that Switchboard said it has. */
    public Set<String> acknowledgedTexts(Collection<String> sids) {
        return deliveriesOfTexts().stream()
                .filter(each -> each.isAcknowledged() && sids.contains(each.sid()))
                .map(Delivery::sid)
                .collect(Collectors.toSet());
    }

    /** SIDs of the messages for which Switchboard said that it knows this status. */
    public Set<String> acknowledgedStatuses(String status) {
        return deliveries("message-status").stream()
                .filter(each -> each.isAcknowledged() && each.messageStatus().equals(status))
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
