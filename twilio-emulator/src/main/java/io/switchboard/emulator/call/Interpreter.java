package io.switchboard.emulator.call;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.switchboard.emulator.call.Next.Ending;
import io.switchboard.emulator.twiml.Link;
import io.switchboard.emulator.twiml.Verb;
import io.switchboard.emulator.twiml.Verb.Gather;
import io.switchboard.emulator.twiml.Verb.Prompt;

/**
 * Carries out one document after the other on one line, verb by verb.
 *
 * @see <a href="https://www.twilio.com/docs/voice/twiml">TwiML for voice</a>
 */
final class Interpreter {
    private static final String APOLOGY = "We are sorry, an application error has occurred. Goodbye.";
    private static final int CHARACTERS_PER_SECOND = 15;
    private static final Next GO_ON = new Next.GoOn();

    private final Leg leg;
    private final OngoingCall call;
    private final CallClock clock;
    private final Application application;
    private final Dialing dialing;
    private final Messages messages;

    Interpreter(Leg leg, OngoingCall call, Application application, Dialing dialing, Messages messages) {
        this.leg = leg;
        this.call = call;
        this.clock = call.clock();
        this.application = application;
        this.dialing = dialing;
        this.messages = messages;
    }

    /** Begins with what this URL answers. */
    Ending run(Link first) throws InterruptedException {
        Next next = new Next.Ask(first, Map.of());
        while (next instanceof Next.Ask ask) {
            Optional<List<Verb>> document = application.ask(leg, ask.link(), ask.parameters());
            if (clock.isOver()) {
                // Twilio asks also after the end, so that one learns of it, and carries nothing out.
                next = new Next.End(Ending.GONE);
            } else {
                next = document.isPresent() ? carryOut(document.get()) : apologise();
            }
        }
        return next instanceof Next.End end ? end.ending() : Ending.FINISHED;
    }

    private Next carryOut(List<Verb> document) throws InterruptedException {
        for (Verb verb : document) {
            Next next = carryOut(verb);
            if (!(next instanceof Next.GoOn)) {
                return next;
            }
            if (clock.isOver()) {
                return new Next.End(Ending.GONE);
            }
        }
        return new Next.End(Ending.FINISHED);
    }

    private Next carryOut(Verb verb) throws InterruptedException {
        return switch (verb) {
            case Prompt prompt -> hear(prompt);
            case Gather gather -> gather(gather);
            case Verb.RecordMessage message -> messages.take(message, leg);
            case Verb.Dial dial -> leg == call.caller() ? dialing.dial(dial) : forbidden();
            case Verb.Redirect redirect -> new Next.Ask(redirect.target(), Map.of());
            case Verb.Reject reject -> refuse(reject);
            case Verb.Hangup ignored -> new Next.End(Ending.HUNG_UP);
        };
    }

    private Next apologise() {
        leg.answer();
        leg.hears(APOLOGY);
        return new Next.End(Ending.FAILED);
    }

    private Next forbidden() {
        call.fails("12200 Schema validation failure: Dial must not stand in what is whispered");
        return apologise();
    }

    /** Who has picked up cannot refuse any more, only hang up. */
    private Next refuse(Verb.Reject reject) {
        if (leg.isAnswered()) {
            return new Next.End(Ending.HUNG_UP);
        }
        leg.end(reject.isBusy() ? "busy" : "no-answer");
        return new Next.End(Ending.REFUSED);
    }

    private Next hear(Prompt prompt) throws InterruptedException {
        switch (prompt) {
            // Before anything else it keeps the caller waiting while it still rings.
            case Verb.Pause pause -> clock.pass(pause.length());
            case Verb.Say say -> hear(say.text(), Math.ceilDiv(say.text().length(), CHARACTERS_PER_SECOND), say.loop());
            case Verb.Play play -> hear(play.what(), 1, play.loop());
        }
        return GO_ON;
    }

    private void hear(String what, int seconds, int loop) throws InterruptedException {
        leg.answer();
        int times = loop == 0 ? Integer.MAX_VALUE : loop;
        for (int i = 0; i < times && !clock.isOver(); i++) {
            leg.hears(what);
            clock.pass(Math.max(seconds, 1));
        }
    }

    private Next gather(Gather gather) throws InterruptedException {
        leg.answer();
        for (Prompt prompt : gather.prompts()) {
            hear(prompt);
        }
        Keys keys = clock.isOver() || !gather.hearsKeys() ? Keys.NONE : Keys.of(leg.nextKeys(), gather);
        keys.pressed().ifPresent(pressed -> leg.does("presses", pressed));
        clock.pass(keys.pressed().isPresent() ? 1 : 0);
        clock.pass(keys.isComplete() ? 0 : gather.timeout());
        boolean isSubmitted = keys.pressed().isPresent() || gather.actionOnEmptyResult();
        return clock.isOver() || !isSubmitted
                ? GO_ON
                : new Next.Ask(gather.action(), Map.of("Digits", keys.digits(), "FinishedOnKey", keys.finishedOn()));
    }
}
