package io.switchboard.ingress.voice;

import java.util.Comparator;

import com.twilio.http.HttpMethod;
import com.twilio.twiml.VoiceResponse;
import com.twilio.twiml.voice.Gather;
import com.twilio.twiml.voice.Hangup;
import com.twilio.twiml.voice.Record;
import com.twilio.twiml.voice.Reject;
import io.switchboard.voiceplan.Prompt;
import io.switchboard.voiceplan.VoicePlan;
import io.switchboard.voiceplan.VoicePlan.BusinessHours;
import io.switchboard.voiceplan.VoicePlan.Forward;
import io.switchboard.voiceplan.VoicePlan.Greeting;
import io.switchboard.voiceplan.VoicePlan.HangUp;
import io.switchboard.voiceplan.VoicePlan.Menu;
import io.switchboard.voiceplan.VoicePlan.Recording;
import io.switchboard.voiceplan.VoicePlan.Voicemail;
import org.jspecify.annotations.Nullable;

/**
 * One document for Twilio, written verb by verb: from a place in a plan up to where only the callers can say how it goes
 * on. Ends with a verb after which Twilio asks again, or with the end of the call.
 */
final class Script {

    private final VoiceResponse.Builder response = new VoiceResponse.Builder();
    private final Call call;
    private final CallbackUrls urls;
    private final Speech speech;
    private final Prompt closingWords;
    private boolean pickedUp;

    Script(Call call, CallbackUrls urls, Speech speech, Prompt closingWords) {
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

    /** Whatever the plan at this place says, from its beginning. */
    void follow(Place place) {
        switch (place.plan()) {
            case Greeting greeting -> {
                say(greeting.greeting());
                follow(place.into("then"));
            }
            case Recording recording -> {
                say(recording.announcement());
                follow(place.into("then"));
            }
            case BusinessHours hours -> follow(place.into(new OpeningHours(hours).branchAt(call.now())));
            case Menu menu -> ask(place, menu, 0);
            case Forward forward -> ring(place, forward, 0);
            case Voicemail voicemail -> takeMessage(place, voicemail);
            case VoicePlan.Reject reject -> reject(reject);
            case HangUp hangUp -> {
                say(hangUp.lastWords());
                hangUp();
            }
        }
    }

    /** Goes where the caller's keys lead. */
    void choose(Place place, Menu menu) {
        if (menu.digits().containsKey(call.digits())) {
            follow(place.into(call.digits()));
        } else {
            ask(place, menu, call.count() + 1);
        }
    }

    /**
     * Rings those whose turn it is, or goes on without them when there are no more.
     *
     * @param turn how many times somebody was rung before
     */
    void ring(Place place, Forward forward, int turn) {
        var turns = Ringing.turns(forward, call.ourNumber());
        if (turn >= turns.size()) {
            otherwise(place, forward.otherwise());
            return;
        }
        var ringing = new Ringing(call, urls, place, forward);
        response.dial(ringing.dial(turns.get(turn), turn, !pickedUp));
    }

    /** What those called hear before they are connected, and how they take the call where that is asked of them. */
    void whisper(Place place, Forward forward) {
        say(forward.whisper());
        if (forward.confirm() != null) {
            var gather = new Gather.Builder()
                    .inputs(Gather.Input.DTMF)
                    .numDigits(1)
                    .action(urls.step(VoiceStep.WHISPER, call.ourNumber(), place.at(), 1))
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

    private void ask(Place place, Menu menu, int count) {
        if (count > menu.retries()) {
            otherwise(place, menu.otherwise());
            return;
        }
        var gather = new Gather.Builder()
                .inputs(Gather.Input.DTMF)
                .numDigits(longest(menu))
                // Otherwise # ends the input, and could never be a choice.
                .finishOnKey(menu.digits().keySet().stream().anyMatch(each -> each.contains("#")) ? "" : "#")
                .timeout(menu.timeoutSeconds())
                .action(urls.step(VoiceStep.MENU, call.ourNumber(), place.at(), count))
                .method(HttpMethod.POST)
                .actionOnEmptyResult(true);
        speech.speak(menu.prompt(), gather::say, gather::play);
        response.gather(gather.build());
    }

    private static int longest(Menu menu) {
        return menu.digits().keySet().stream()
                .map(String::length)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private void takeMessage(Place place, Voicemail voicemail) {
        say(voicemail.greeting());
        var record = new Record.Builder()
                // Without an action of its own Twilio would ask for this document again, and again.
                .action(urls.step(VoiceStep.VOICEMAIL, call.ourNumber(), place.at(), 0))
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

    private void reject(VoicePlan.Reject reject) {
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

    private void otherwise(Place place, @Nullable VoicePlan otherwise) {
        if (otherwise == null) {
            sayClosingWords();
        } else {
            follow(place.into("otherwise"));
        }
    }
}
