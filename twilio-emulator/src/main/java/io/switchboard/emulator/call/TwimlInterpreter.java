package io.switchboard.emulator.call;

import java.util.List;
import java.util.Map;

import io.switchboard.emulator.call.NextStep.Ending;
import io.switchboard.emulator.twiml.GatheredKeys;
import io.switchboard.emulator.twiml.TwimlVerb;
import io.switchboard.emulator.twiml.TwimlVerb.ActionLink;
import io.switchboard.emulator.twiml.TwimlVerb.Gather;
import io.switchboard.emulator.twiml.TwimlVerb.Prompt;

/**
 * Carries out TwiML documents on one line, one after the other, verb by verb.
 *
 * @see <a href="https://www.twilio.com/docs/voice/twiml">TwiML for voice</a>
 */
final class TwimlInterpreter {
    private static final String APOLOGY = "We are sorry, an application error has occurred. Goodbye.";
    private static final int CHARACTERS_PER_SECOND = 15;
    private static final NextStep GO_ON = new NextStep.GoOn();

    private final CallLeg leg;
    private final OngoingCall call;
    private final CallClock clock;
    private final CalledApplication application;
    private final DialExecutor dialing;
    private final RecordExecutor messages;

    TwimlInterpreter(
            CallLeg leg,
            OngoingCall call,
            CalledApplication application,
            DialExecutor dialing,
            RecordExecutor messages) {
        this.leg = leg;
        this.call = call;
        this.clock = call.clock();
        this.application = application;
        this.dialing = dialing;
        this.messages = messages;
    }

    /** Carries out the document at this URL and those that it leads to. */
    Ending run(ActionLink first) throws InterruptedException {
        return follow(new NextStep.Ask(first, Map.of()));
    }

    /** Carries out a document that is given, and those that it leads to. */
    Ending run(List<TwimlVerb> document) throws InterruptedException {
        return follow(carryOut(document));
    }

    private Ending follow(NextStep first) throws InterruptedException {
        var next = first;
        while (next instanceof NextStep.Ask ask) {
            var document = application.ask(leg, ask.link(), ask.parameters());
            if (clock.isOver()) {
                // Twilio requests the document even after the end, as a notification, and does not carry it out.
                next = new NextStep.End(Ending.GONE);
            } else {
                next = document.isPresent() ? carryOut(document.get()) : apologise();
            }
        }
        return next instanceof NextStep.End end ? end.ending() : Ending.FINISHED;
    }

    private NextStep carryOut(List<TwimlVerb> document) throws InterruptedException {
        for (var verb : document) {
            NextStep next = carryOut(verb);
            if (!(next instanceof NextStep.GoOn)) {
                return next;
            }
            if (clock.isOver()) {
                return new NextStep.End(Ending.GONE);
            }
        }
        return new NextStep.End(Ending.FINISHED);
    }

    private NextStep carryOut(TwimlVerb verb) throws InterruptedException {
        return switch (verb) {
            case Prompt prompt -> hear(prompt);
            case Gather gather -> gather(gather);
            case TwimlVerb.RecordMessage message -> messages.take(message, leg);
            case TwimlVerb.Dial dial -> leg == call.caller() ? dialing.dial(dial) : forbidden();
            case TwimlVerb.Redirect redirect -> new NextStep.Ask(redirect.target(), Map.of());
            case TwimlVerb.Reject reject -> refuse(reject);
            case TwimlVerb.Hangup ignored -> new NextStep.End(Ending.HUNG_UP);
        };
    }

    private NextStep apologise() {
        leg.answer();
        leg.hears(APOLOGY);
        return new NextStep.End(Ending.FAILED);
    }

    private NextStep forbidden() {
        call.fails("12200 Schema validation failure: Dial must not stand in what is whispered");
        return apologise();
    }

    /** An answered call can no longer be refused, only hung up. */
    private NextStep refuse(TwimlVerb.Reject reject) {
        if (leg.isAnswered()) {
            return new NextStep.End(Ending.HUNG_UP);
        }
        leg.end(reject.isBusy() ? "busy" : "no-answer");
        return new NextStep.End(Ending.REFUSED);
    }

    private NextStep hear(Prompt prompt) throws InterruptedException {
        switch (prompt) {
            // As the first verb, a pause delays the answer while the call still rings.
            case TwimlVerb.Pause pause -> clock.pass(pause.length());
            case TwimlVerb.Say say ->
                hear(say.text(), Math.ceilDiv(say.text().length(), CHARACTERS_PER_SECOND), say.loop());
            case TwimlVerb.Play play -> hear(play.what(), 1, play.loop());
        }
        return GO_ON;
    }

    private void hear(String what, int seconds, int loop) throws InterruptedException {
        leg.answer();
        var times = loop == 0 ? Integer.MAX_VALUE : loop;
        for (var i = 0; i < times && !clock.isOver(); i++) {
            leg.hears(what);
            clock.pass(Math.max(seconds, 1));
        }
    }

    private NextStep gather(Gather gather) throws InterruptedException {
        leg.answer();
        for (var prompt : gather.prompts()) {
            hear(prompt);
        }
        var keys = clock.isOver() || !gather.hearsKeys() ? GatheredKeys.NONE : GatheredKeys.of(leg.nextKeys(), gather);
        keys.pressed().ifPresent(pressed -> leg.does("presses", pressed));
        clock.pass(keys.pressed().isPresent() ? 1 : 0);
        clock.pass(keys.isComplete() ? 0 : gather.timeout());
        var isSubmitted = keys.pressed().isPresent() || gather.actionOnEmptyResult();
        return clock.isOver() || !isSubmitted
                ? GO_ON
                : new NextStep.Ask(
                        gather.action(), Map.of("Digits", keys.digits(), "FinishedOnKey", keys.finishedOn()));
    }
}
