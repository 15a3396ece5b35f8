package io.switchboard.emulator.call;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.switchboard.emulator.rest.TwilioDates;
import io.switchboard.emulator.twiml.InvalidTwiml;
import io.switchboard.emulator.twiml.TwimlVerb;
import io.switchboard.emulator.twiml.TwimlVerb.ActionLink;
import io.switchboard.emulator.twiml.VoiceDocument;
import io.switchboard.emulator.webhook.TwimlAnswer;
import io.switchboard.emulator.webhook.Webhook;
import io.switchboard.emulator.webhook.WebhookAnswer;
import io.switchboard.emulator.webhook.Webhooks;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** The application of the called number's owner: requests its TwiML and delivers the webhooks of the call. */
final class CalledApplication {
    /** The limit for documents that lead to each other, which Twilio would follow for hours. */
    private static final int MOST_DOCUMENTS = 100;

    private final OngoingCall call;
    private final Webhooks webhooks;
    private final Clock clock;

    CalledApplication(OngoingCall call, Webhooks webhooks, Clock clock) {
        this.call = call;
        this.webhooks = webhooks;
        this.clock = clock;
    }

    /** Requests the verbs to carry out. Returns nothing on failure, which is added to the call's errors. */
    Optional<List<TwimlVerb>> ask(CallLeg leg, ActionLink link, Map<String, String> more) throws InterruptedException {
        if (call.documentCount() >= MOST_DOCUMENTS) {
            call.fails("0 the emulator gives up after " + MOST_DOCUMENTS + " documents in one call");
            return Optional.empty();
        }
        var delivery = webhooks.ask(webhook(
                Webhook.Kind.VOICE, leg.sid(), link, leg.parameters(more), leg == call.caller() ? fallback() : null));
        var asked = delivery.webhook();
        var answer = delivery.answer();
        var response = answer.response();
        var body = response == null ? null : response.body();
        call.add(new CallReport.Fetched(leg.sid(), asked.url(), asked.method(), body, answer.error()));
        if (answer.error() != null) {
            call.fails(answer.error());
        }
        return answer.error() == null && response != null
                ? Optional.of(verbs(asked.url(), response))
                : Optional.empty();
    }

    private static List<TwimlVerb> verbs(String url, WebhookAnswer.Response response) {
        if (TwimlAnswer.isPlainText(response)) {
            return List.of(new TwimlVerb.Say(response.body(), 1));
        }
        if (TwimlAnswer.isAudio(response)) {
            return List.of(new TwimlVerb.Play(url, 1));
        }
        try {
            return VoiceDocument.parse(url, response.body()).verbs();
        } catch (InvalidTwiml e) {
            throw new IllegalStateException("An answer without error can be parsed", e);
        }
    }

    private Webhook.@Nullable Fallback fallback() {
        return Webhook.Fallback.of(
                call.number().voiceFallback().url(),
                call.number().voiceFallback().method());
    }

    void tell(Webhook.Kind kind, String callSid, ActionLink link, MultiValueMap<String, String> parameters) {
        webhooks.deliver(webhook(kind, callSid, link, parameters, null));
    }

    /**
     * Calls a status callback with the progress of a line.
     *
     * @param status the status in the event, which may differ from the line's own
     */
    void tellProgress(CallLeg leg, ActionLink link, String status) {
        var parameters = new LinkedMultiValueMap<String, String>(leg.parameters(Map.of()));
        parameters.set("CallStatus", status);
        parameters.set("Timestamp", TwilioDates.format(clock.instant()));
        parameters.set("CallbackSource", "call-progress-events");
        parameters.set("SequenceNumber", String.valueOf(leg.nextSequence()));
        if (status.equals("completed")) {
            var seconds = leg.seconds();
            parameters.set("CallDuration", String.valueOf(seconds));
            parameters.set("Duration", String.valueOf(Math.ceilDiv(seconds, 60)));
        }
        tell(Webhook.Kind.CALL_STATUS, leg.sid(), link, parameters);
    }

    private Webhook webhook(
            Webhook.Kind kind,
            String sid,
            ActionLink link,
            MultiValueMap<String, String> parameters,
            Webhook.@Nullable Fallback fallback) {
        return new Webhook(kind, sid, call.number().accountSid(), link.url(), link.method(), parameters, fallback);
    }
}
