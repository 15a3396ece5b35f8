package io.switchboard.ingress.voice;

import com.twilio.twiml.VoiceResponse;
import com.twilio.twiml.voice.Hangup;
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
    private final GatherBuilders gathers;
    private boolean pickedUp;

    TwimlWriter(Call call, CallbackUrls urls, SayAndPlay sayAndPlay, Prompt closingWords) {
        this.call = call;
        this.urls = urls;
        this.sayAndPlay = sayAndPlay;
        this.closingWords = closingWords;
        this.gathers = new GatherBuilders(call, urls);
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
            var gather = gathers.confirmation(node);
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
        var gather = gathers.choice(node, menu, count);
        sayAndPlay.speak(menu.prompt(), gather::say, gather::play);
        response.gather(gather.build());
    }

    private void takeMessage(PlanNode node, VoicemailPlan voicemail) {
        say(voicemail.greeting());
        response.record(RecordBuilder.message(call, urls, node, voicemail));
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
