package io.switchboard.ingress.voice;

import java.util.Comparator;

import com.twilio.http.HttpMethod;
import com.twilio.twiml.VoiceResponse;
import com.twilio.twiml.voice.Gather;
import com.twilio.twiml.voice.Hangup;
import com.twilio.twiml.voice.Record;
import com.twilio.twiml.voice.Reject;
import io.switchboard.voiceplan.BusinessHoursPlan;
import io.switchboard.voiceplan.ForwardPlan;
import io.switchboard.voiceplan.GreetingPlan;
import io.switchboard.voiceplan.HangUpPlan;
import io.switchboard.voiceplan.MenuPlan;
import io.switchboard.voiceplan.PlanNode;
import io.switchboard.voiceplan.Prompt;
import io.switchboard.voiceplan.RecordingPlan;
import io.switchboard.voiceplan.RejectPlan;
import io.switchboard.voiceplan.VoicePlan;
import io.switchboard.voiceplan.VoicemailPlan;
import org.jspecify.annotations.Nullable;

/**
 * One document for Twilio, written verb by verb: from a node in a plan up to where only the callers can say how it goes
 * on. Ends with a verb after which Twilio asks again, or with the end of the call.
 */
final class TwimlWriter {

    private final VoiceResponse.Builder response = new VoiceResponse.Builder();
    private final Call call;
    private final CallbackUrls urls;
    private final SayAndPlay speech;
    private final Prompt closingWords;
    private boolean pickedUp;

    TwimlWriter(Call call, CallbackUrls urls, SayAndPlay speech, Prompt closingWords) {
        this.call = call;
        this.urls = urls;
        this.speech = speech;
        this.closingWords = closingWords;
        this.pickedUp = call.isPickedUp();
    }

    /**
     * The document. The SDK looks for an XML implementation anew each time, in every jar of the context class loader, which
     * takes longer than all the rest; only the JDK's own is wanted.
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

    /** Whatever the plan at this node says, from its beginning. */
    void follow(PlanNode node) {
        switch (node.plan()) {
            case GreetingPlan greeting -> {
                say(greeting.greeting());
                follow(node.child("then"));
            }
            case RecordingPlan recording -> {
                say(recording.announcement());
                follow(node.child("then"));
            }
            case BusinessHoursPlan hours -> follow(node.child(hours.branchAt(call.now())));
            case MenuPlan menu -> ask(node, menu, 0);
            case ForwardPlan forward -> ring(node, forward, 0);
            case VoicemailPlan voicemail -> takeMessage(node, voicemail);
            case RejectPlan reject -> reject(reject);
            case HangUpPlan hangUp -> {
                say(hangUp.lastWords());
                hangUp();
            }
        }
    }

    /** Goes where the caller's keys lead. */
    void choose(PlanNode node, MenuPlan menu) {
        if (menu.digits().containsKey(call.digits())) {
            follow(node.child(call.digits()));
        } else {
            ask(node, menu, call.count() + 1);
        }
    }

    /**
     * Rings those whose turn it is, or goes on without them when there are no more.
     *
     * @param turn how many times somebody was rung before
     */
    void ring(PlanNode node, ForwardPlan forward, int turn) {
        var turns = DialBuilder.turns(forward, call.ourNumber());
        if (turn >= turns.size()) {
            otherwise(node, forward.otherwise());
            return;
        }
        var ringing = new DialBuilder(call, urls, node, forward);
        response.dial(ringing.dial(turns.get(turn), turn, !pickedUp));
    }

    /** What those called hear before they are connected, and how they take the call where that is asked of them. */
    void whisper(PlanNode node, ForwardPlan forward) {
        say(forward.whisper());
        if (forward.confirm() != null) {
            var gather = new Gather.Builder()
                    .inputs(Gather.Input.DTMF)
                    .numDigits(1)
                    .action(urls.step(VoiceStep.WHISPER, call.ourNumber(), node.path(), 1))
                    .method(HttpMethod.POST)
                    .actionOnEmptyResult(true);
            speech.speak(forward.confirm(), gather::say, gather::play);
            response.gather(gather.build());
        }
    }

    void say(@Nullable Prompt prompt) {
        if (prompt != null) {
            speech.speak(prompt, response::say, response::play);
            pickedUp = true;
        }
    }

    void sayClosingWords() {
        say(closingWords);
        hangUp();
    }

    void hangUp() {
        response.hangup(new Hangup.Builder().build());
    }

    private void ask(PlanNode node, MenuPlan menu, int count) {
        if (count > menu.retries()) {
            otherwise(node, menu.otherwise());
            return;
        }
        var gather = new Gather.Builder()
                .inputs(Gather.Input.DTMF)
                .numDigits(longest(menu))
                // Otherwise # ends the input, and could never be a choice.
                .finishOnKey(menu.digits().keySet().stream().anyMatch(each -> each.contains("#")) ? "" : "#")
                .timeout(menu.timeoutSeconds())
                .action(urls.step(VoiceStep.MENU, call.ourNumber(), node.path(), count))
                .method(HttpMethod.POST)
                .actionOnEmptyResult(true);
        speech.speak(menu.prompt(), gather::say, gather::play);
        response.gather(gather.build());
    }

    private static int longest(MenuPlan menu) {
        return menu.digits().keySet().stream()
                .map(String::length)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private void takeMessage(PlanNode node, VoicemailPlan voicemail) {
        say(voicemail.greeting());
        var record = new Record.Builder()
                // Without an action of its own Twilio would ask for this document again, and again.
                .action(urls.step(VoiceStep.VOICEMAIL, call.ourNumber(), node.path(), 0))
                .method(HttpMethod.POST)
                .maxLength(voicemail.maxSeconds())
                .playBeep(voicemail.beep())
                .finishOnKey("#")
                .recordingStatusCallback(urls.recording())
                .recordingStatusCallbackMethod(HttpMethod.POST);
        if (voicemail.transcribe()) {
            record.transcribe(true).transcribeCallback(urls.transcription());
        }
        response.record(record.build());
        // Where nothing but silence was recorded, Twilio does not call the action but goes on here.
        hangUp();
    }

    private void reject(RejectPlan reject) {
        if (pickedUp) {
            hangUp();
            return;
        }
        var reason = switch (reject.reason()) {
            case REJECTED -> Reject.Reason.REJECTED;
            case BUSY -> Reject.Reason.BUSY;
        };
        response.reject(new Reject.Builder().reason(reason).build());
    }

    private void otherwise(PlanNode node, @Nullable VoicePlan otherwise) {
        if (otherwise == null) {
            sayClosingWords();
        } else {
            follow(node.child("otherwise"));
        }
    }
}
