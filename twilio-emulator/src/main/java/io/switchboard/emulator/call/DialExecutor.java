package io.switchboard.emulator.call;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.switchboard.emulator.call.CallRecorder.Source;
import io.switchboard.emulator.call.NextStep.Ending;
import io.switchboard.emulator.twiml.TwimlVerb.Dial;
import io.switchboard.emulator.twiml.TwimlVerb.DialDestination;
import org.jspecify.annotations.Nullable;

/**
 * Carries out a Dial: rings the parties, runs the whisper of each one that answers, and connects the first that stays
 * on the line.
 */
final class DialExecutor {
    private static final int SECONDS_TO_BUSY = 1;
    private static final int SECONDS_TO_ANSWER = 2;

    /** The order in which statuses decide the outcome if no party was reached: the first that any party has. */
    private static final List<String> BY_IMPORTANCE = List.of("completed", "no-answer", "busy", "failed", "canceled");

    private final OngoingCall call;
    private final CallClock clock;
    private final CalledApplication application;
    private final DialedParties callees;
    private final CallRecorder recorder;
    private final RecordExecutor messages;

    DialExecutor(
            OngoingCall call,
            CalledApplication application,
            DialedParties callees,
            CallRecorder recorder,
            RecordExecutor messages) {
        this.call = call;
        this.clock = call.clock();
        this.application = application;
        this.callees = callees;
        this.recorder = recorder;
        this.messages = messages;
    }

    /** The outcome of ringing: the party that was reached, or else the one with the most important status. */
    private record Outcome(DialedParty callee, @Nullable Recording recording) {

        Map<String, String> parameters() {
            var parameters = new LinkedHashMap<String, String>();
            parameters.put("DialCallStatus", callee.leg().status());
            parameters.put("DialCallSid", callee.leg().sid());
            parameters.put("DialBridged", String.valueOf(callee.isConnected()));
            if (callee.leg().isAnswered()) {
                parameters.put("DialCallDuration", String.valueOf(callee.leg().seconds()));
            }
            if (recording != null) {
                parameters.put("RecordingUrl", recording.url());
            }
            return parameters;
        }
    }

    NextStep dial(Dial dial) throws InterruptedException {
        if (!dial.answerOnBridge()) {
            call.caller().answer();
        }
        var outcome = dial.sequential() ? oneAfterTheOther(dial) : ring(dial, dial.destinations());
        if (clock.isOver()) {
            call.caller().end(call.caller().isAnswered() ? "completed" : "no-answer");
        }
        var action = dial.action();
        return action == null ? new NextStep.GoOn() : new NextStep.Ask(action, outcome.parameters());
    }

    private Outcome oneAfterTheOther(Dial dial) throws InterruptedException {
        var outcome = ring(dial, dial.destinations().subList(0, 1));
        for (var next : dial.destinations().subList(1, dial.destinations().size())) {
            if (outcome.callee().isConnected() || clock.isOver()) {
                return outcome;
            }
            outcome = ring(dial, List.of(next));
        }
        return outcome;
    }

    private Outcome ring(Dial dial, List<DialDestination> destinations) throws InterruptedException {
        var began = clock.now();
        var rung = destinations.stream()
                .map(destination -> callees.of(destination, dial))
                .toList();
        for (var callee : rung) {
            call.caller().does("rings", callee.address());
            callee.rings();
        }
        clock.pass(SECONDS_TO_BUSY);
        rung.stream().filter(DialedParty::cannotBeRung).forEach(DialedParty::endsUnreached);
        var reached = reached(rung);
        if (reached.isPresent()) {
            return connected(dial, reached.get(), clock.now() - began);
        }
        if (rung.stream().anyMatch(DialedParty::isRinging)) {
            clock.pass(Math.max(dial.timeout() - (clock.now() - began), 0));
        }
        rung.stream().filter(DialedParty::isRinging).forEach(this::giveUp);
        return new Outcome(mostTelling(rung), null);
    }

    /** Returns the first party that answers and stays on the line, and cancels the others that still ring. */
    private Optional<DialedParty> reached(List<DialedParty> rung) throws InterruptedException {
        var answering = rung.stream().filter(DialedParty::answers).toList();
        clock.pass(answering.isEmpty() ? 0 : SECONDS_TO_ANSWER - SECONDS_TO_BUSY);
        for (var callee : answering) {
            if (!clock.isOver() && staysOnTheLine(callee)) {
                rung.stream().filter(DialedParty::isRinging).forEach(other -> other.ends("canceled"));
                return Optional.of(callee);
            }
        }
        return Optional.empty();
    }

    private boolean staysOnTheLine(DialedParty callee) throws InterruptedException {
        callee.picksUp();
        var whisper = callee.whisper();
        if (whisper == null
                || new TwimlInterpreter(callee.leg(), call, application, this, messages).run(whisper)
                        == Ending.FINISHED) {
            return true;
        }
        callee.ends("completed");
        return false;
    }

    private Outcome connected(Dial dial, DialedParty callee, int ringing) throws InterruptedException {
        var tape = dial.record().on()
                ? recorder.begin(Source.DIAL_VERB, dial.record().dual() ? 2 : 1, dial.recordingCallback())
                : null;
        call.caller().answer();
        call.caller().does("is connected with", callee.address());
        callee.isConnectedWith(call.plan().from());
        var talked = clock.pass(Math.min(call.plan().talksForSeconds(), dial.timeLimit()));
        callee.ends("completed");
        var recorded = talked + (dial.record().fromRinging() ? ringing : 0);
        return new Outcome(
                callee, tape == null ? null : recorder.end(tape, recorded).orElse(null));
    }

    private void giveUp(DialedParty callee) {
        if (clock.isOver()) {
            callee.ends("canceled");
        } else {
            callee.endsUnreached();
        }
    }

    private static DialedParty mostTelling(List<DialedParty> rung) {
        return rung.stream()
                .min(Comparator.comparingInt(
                        callee -> BY_IMPORTANCE.indexOf(callee.leg().status())))
                .orElseThrow();
    }
}
