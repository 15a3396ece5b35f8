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
 * Writes one TwiML document, verb by verb, from a node of a plan to the point where it depends on the caller. The document ends
 * with a verb after which Twilio makes another request, or with the end of the call.
 */
final class TwimlWriter {

    private final VoiceResponse.Builder response = new VoiceResponse.Builder();
    private final Call call;
    private final CallbackUrls urls;
    private final SayAndPlay sayAndPlay;
    private final Prompt closingWords;
    private boolean pickedUp;

    TwimlWriter(Call call, CallbackUrls urls, SayAndPlay sayAndPlay, Prompt closingWords) {
        this.call = call;
        this.urls = urls;
        this.sayAndPlay = sayAndPlay;
        this.closingWords = closingWords;
        this.pickedUp = call.isPickedUp();
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

    /** Writes the plan at a node. */
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
            case ForwardPlan forward -> dial(node, forward, 0);
            case VoicemailPlan voicemail -> takeMessage(node, voicemail);
            case RejectPlan reject -> reject(reject);
            case HangUpPlan hangUp -> {
                say(hangUp.lastWords());
                hangUp();
            }
        }
    }

    /** Writes the branch of a menu that the caller chose. */
    void choose(PlanNode node, MenuPlan menu) {
        if (menu.digits().containsKey(call.digits())) {
            follow(node.child(call.digits()));
        } else {
            ask(node, menu, call.count() + 1);
        }
    }

    /**
     * Dials the destinations whose turn it is, or writes the alternative when all were tried.
     *
     * @param turn how many groups of destinations were dialed before
     */
    void dial(PlanNode node, ForwardPlan forward, int turn) {
        var turns = DialBuilder.turns(forward, call.ourNumber());
        if (turn >= turns.size()) {
            otherwise(node, forward.otherwise());
            return;
        }
        var dial = new DialBuilder(call, urls, node, forward);
        response.dial(dial.build(turns.get(turn), turn, !pickedUp));
    }

    /** Writes the prompts for a destination that picked up, and the request to confirm. */
    void whisper(PlanNode node, ForwardPlan forward) {
        say(forward.whisper());
        if (forward.confirm() != null) {
            var gather = new Gather.Builder()
                    .inputs(Gather.Input.DTMF)
                    .numDigits(1)
                    .action(urls.step(VoiceStep.WHISPER, call.ourNumber(), node.path(), 1))
                    .method(HttpMethod.POST)
                    .actionOnEmptyResult(true);
            sayAndPlay.speak(forward.confirm(), gather::say, gather::play);
            response.gather(gather.build());
        }
    }

    void say(@Nullable Prompt prompt) {
        if (prompt != null) {
            sayAndPlay.speak(prompt, response::say, response::play);
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
                // By default # ends the input and could not be part of a choice.
                .finishOnKey(menu.digits().keySet().stream().anyMatch(keys -> keys.contains("#")) ? "" : "#")
                .timeout(menu.timeoutSeconds())
                .action(urls.step(VoiceStep.MENU, call.ourNumber(), node.path(), count))
                .method(HttpMethod.POST)
                .actionOnEmptyResult(true);
        sayAndPlay.speak(menu.prompt(), gather::say, gather::play);
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
                // Without an action Twilio would request this document again, endlessly.
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
        // When only silence was recorded, Twilio does not call the action but continues here.
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
