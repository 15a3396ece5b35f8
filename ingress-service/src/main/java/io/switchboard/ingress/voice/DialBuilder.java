package io.switchboard.ingress.voice;

import java.net.URI;
import java.util.List;

import com.twilio.http.HttpMethod;
import com.twilio.twiml.voice.Client;
import com.twilio.twiml.voice.Dial;
import com.twilio.twiml.voice.Number;
import com.twilio.twiml.voice.Sip;
import io.switchboard.voiceplan.ForwardPlan;
import io.switchboard.voiceplan.step.CallStep;
import org.jspecify.annotations.Nullable;

/** Builds the {@code <Dial>} that forwards a caller. */
final class DialBuilder {

    private static final String SIP = "sip:";
    private static final String CLIENT = "client:";

    private final Call call;
    private final CallbackUrls urls;
    private final CallStep.Dial step;
    private final ForwardPlan forward;

    DialBuilder(Call call, CallbackUrls urls, CallStep.Dial step) {
        this.call = call;
        this.urls = urls;
        this.step = step;
        this.forward = step.forward();
    }

    /** Builds the verb. While the call was not picked up, the caller hears ringing, and pays nothing until a destination answers. */
    Dial build() {
        var dial = new Dial.Builder()
                .action(urls.step(VoiceStep.DIAL, call.ourNumber(), step.node().path(), step.turn()))
                .method(HttpMethod.POST)
                .timeout(forward.timeoutSeconds())
                .callerId(callerId());
        if (!step.isPickedUp()) {
            dial.answerOnBridge(true);
        }
        if (step.isRecorded()) {
            dial.record(Dial.Record.RECORD_FROM_ANSWER_DUAL)
                    .recordingStatusCallback(urls.recording())
                    .recordingStatusCallbackMethod(HttpMethod.POST);
        }
        step.destinations().forEach(destination -> add(dial, destination));
        return dial.build();
    }

    /** Returns null for Twilio's default, the caller's number. */
    private @Nullable String callerId() {
        return switch (forward.callerId()) {
            case ForwardPlan.CALLER -> call.showsCaller() ? null : ourCallerId();
            case ForwardPlan.OUR_NUMBER -> ourCallerId();
            default -> forward.callerId();
        };
    }

    private @Nullable String ourCallerId() {
        return ForwardPlan.isPhoneNumber(call.ourNumber()) ? call.ourNumber() : null;
    }

    private void add(Dial.Builder dial, String destination) {
        if (destination.startsWith(SIP)) {
            dial.sip(new Sip.Builder(URI.create(destination))
                    .url(whisper())
                    .method(HttpMethod.POST)
                    .statusCallback(urls.status())
                    .statusCallbackMethod(HttpMethod.POST)
                    .statusCallbackEvents(List.of(Sip.Event.values()))
                    .build());
        } else if (destination.startsWith(CLIENT)) {
            dial.client(new Client.Builder(destination.substring(CLIENT.length()))
                    .url(whisper())
                    .method(HttpMethod.POST)
                    .statusCallback(urls.status())
                    .statusCallbackMethod(HttpMethod.POST)
                    .statusCallbackEvents(List.of(Client.Event.values()))
                    .build());
        } else {
            dial.number(new Number.Builder(destination)
                    .url(whisper())
                    .method(HttpMethod.POST)
                    .statusCallback(urls.status())
                    .statusCallbackMethod(HttpMethod.POST)
                    .statusCallbackEvents(List.of(Number.Event.values()))
                    .build());
        }
    }

    private @Nullable URI whisper() {
        return forward.whisper() == null && forward.confirm() == null
                ? null
                : urls.step(VoiceStep.WHISPER, call.ourNumber(), step.node().path(), 0);
    }
}
