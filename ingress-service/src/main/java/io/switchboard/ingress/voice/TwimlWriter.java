package io.switchboard.ingress.voice;

import java.util.List;

import com.twilio.twiml.VoiceResponse;
import com.twilio.twiml.voice.Gather;
import com.twilio.twiml.voice.Hangup;
import com.twilio.twiml.voice.Reject;
import io.switchboard.voiceplan.Prompt;
import io.switchboard.voiceplan.RejectPlan;
import io.switchboard.voiceplan.step.CallStep;

/**
 * Writes the steps of a call as one TwiML document. The document ends with a verb after which Twilio makes another request, or
 * with the end of the call.
 */
final class TwimlWriter {

    private final VoiceResponse.Builder response = new VoiceResponse.Builder();
    private final Call call;
    private final CallbackUrls urls;
    private final SayAndPlay sayAndPlay;
    private final GatherBuilders gathers;

    TwimlWriter(Call call, CallbackUrls urls, SayAndPlay sayAndPlay) {
        this.call = call;
        this.urls = urls;
        this.sayAndPlay = sayAndPlay;
        this.gathers = new GatherBuilders(call, urls);
    }

    /**
     * Returns the document. The SDK searches every jar of the context class loader for an XML implementation each time, which
     * takes longer than everything else; the platform class loader finds the JDK's own at once.
     */
    String twiml() {
        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        try {
            return response.build().toXml();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    void write(List<CallStep> steps) {
        steps.forEach(this::write);
    }

    private void write(CallStep step) {
        switch (step) {
            case CallStep.Speak speak -> sayAndPlay.speak(speak.prompt(), response::say, response::play);
            case CallStep.Dial dial -> response.dial(new DialBuilder(call, urls, dial).build());
            case CallStep.AskForKeys menu ->
                ask(
                        gathers.choice(menu.node(), menu.menu(), menu.count()),
                        menu.menu().prompt());
            case CallStep.AskToConfirm confirm -> ask(gathers.confirmation(confirm.node()), confirm.prompt());
            case CallStep.TakeMessage message -> takeMessage(message);
            case CallStep.Reject reject -> reject(reject.reason());
            case CallStep.HangUp hangUp -> hangUp();
            case CallStep.SwitchRecording recording -> {
                // An attribute of each <Dial> of the branch.
            }
            case CallStep.FollowSchedule schedule -> {
                // Decided; the steps of the branch follow.
            }
        }
    }

    void hangUp() {
        response.hangup(new Hangup.Builder().build());
    }

    private void ask(Gather.Builder gather, Prompt prompt) {
        sayAndPlay.speak(prompt, gather::say, gather::play);
        response.gather(gather.build());
    }

    private void takeMessage(CallStep.TakeMessage message) {
        response.record(RecordBuilder.message(call, urls, message.node(), message.voicemail()));
        // When only silence was recorded, Twilio does not call the action but continues here.
        hangUp();
    }

    private void reject(RejectPlan.Reason reason) {
        var signal = switch (reason) {
            case REJECTED -> Reject.Reason.REJECTED;
            case BUSY -> Reject.Reason.BUSY;
        };
        response.reject(new Reject.Builder().reason(signal).build());
    }
}
