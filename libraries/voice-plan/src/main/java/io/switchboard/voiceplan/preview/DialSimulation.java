package io.switchboard.voiceplan.preview;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

import io.switchboard.voiceplan.preview.DestinationAnswer.Reaction;
import io.switchboard.voiceplan.preview.PreviewStep.Kind;
import io.switchboard.voiceplan.step.CallStep;

/** Plays the destinations that ring at the same time. The first one that picks up, and confirms where asked, gets the call. */
final class DialSimulation {

    private static final int SECONDS_TO_REFUSE = 2;
    private static final int SECONDS_TO_CONFIRM = 1;
    private static final int SECONDS_WITHOUT_CONFIRMATION = 5;

    private final CallStep.Dial dial;
    private final String place;
    private final PreviewCall call;
    private final int start;
    private final Function<String, List<CallStep>> heardByDestination;
    private final List<PreviewStep> steps = new ArrayList<>();
    private boolean isConnected;

    /** @param heardByDestination the steps of a destination that picked up, by the path of the node */
    DialSimulation(
            CallStep.Dial dial, PreviewCall call, int start, Function<String, List<CallStep>> heardByDestination) {
        this.dial = dial;
        this.place = dial.node().path();
        this.call = call;
        this.start = start;
        this.heardByDestination = heardByDestination;
    }

    /** Returns the steps, of which the last one is the connection, or the last destination that was not reached. */
    List<PreviewStep> ring() {
        steps.add(PreviewStep.of(start, place, Kind.RING, (String) null)
                .to(dial.destinations().toArray(String[]::new)));
        dial.destinations().stream()
                .sorted(Comparator.comparingInt(this::rings))
                .takeWhile(destination -> !isConnected)
                .forEach(this::react);
        return inOrder();
    }

    /** Returns how long the destination rings. */
    private int rings(String destination) {
        var answer = call.answerOf(destination);
        var timeout = dial.forward().timeoutSeconds();
        if (!answer.isWithin(timeout)) {
            return timeout;
        }
        return isRefusal(answer.reaction())
                ? Math.min(SECONDS_TO_REFUSE, answer.afterSeconds())
                : answer.afterSeconds();
    }

    private static boolean isRefusal(Reaction reaction) {
        return reaction == Reaction.BUSY || reaction == Reaction.FAILED;
    }

    private void react(String destination) {
        var answer = call.answerOf(destination);
        var at = start + rings(destination);
        if (!answer.isWithin(dial.forward().timeoutSeconds())) {
            unreached(at, destination, Reaction.NO_ANSWER);
        } else if (isRefusal(answer.reaction())) {
            unreached(at, destination, answer.reaction());
        } else {
            pickUp(at, destination, answer.reaction());
        }
    }

    private void unreached(int at, String destination, Reaction reaction) {
        steps.add(PreviewStep.of(at, place, Kind.UNREACHED, reaction.word()).to(destination));
    }

    private void pickUp(int at, String destination, Reaction reaction) {
        steps.add(PreviewStep.of(at, place, Kind.PICK_UP, (String) null).to(destination));
        var now = at;
        for (var heard : heardByDestination.apply(place)) {
            var step = heard(now, heard, reaction).to(destination);
            steps.add(step);
            now = step.end();
        }
        if (reaction == Reaction.UNCONFIRMED && dial.forward().confirm() != null) {
            unreached(now, destination, reaction);
        } else {
            isConnected = true;
            steps.add(PreviewStep.of(now, place, Kind.CONNECT, dial.isRecorded() ? "recorded" : null)
                    .to(destination));
        }
    }

    private PreviewStep heard(int now, CallStep step, Reaction reaction) {
        return switch (step) {
            case CallStep.Speak speak -> PreviewStep.of(now, place, Kind.WHISPER, speak.prompt());
            case CallStep.AskToConfirm confirm -> confirmed(now, confirm, reaction == Reaction.ANSWER);
            default -> throw new IllegalStateException("a destination that picked up is only spoken to");
        };
    }

    private PreviewStep confirmed(int now, CallStep.AskToConfirm confirm, boolean isPressed) {
        var asked = PreviewStep.of(now, place, Kind.CONFIRM, confirm.prompt());
        return asked.lasting(asked.seconds() + (isPressed ? SECONDS_TO_CONFIRM : SECONDS_WITHOUT_CONFIRMATION))
                .with(isPressed ? "1" : "");
    }

    /** Orders the steps by time up to the connection, and lets the ringing last until the first reaction. */
    private List<PreviewStep> inOrder() {
        var ring = steps.getFirst();
        var last = steps.getLast();
        var reactions = steps.subList(1, isConnected ? steps.size() - 1 : steps.size()).stream()
                .filter(step -> !isConnected || step.at() <= last.at())
                .sorted(Comparator.comparingInt(PreviewStep::at));
        var ordered = new ArrayList<PreviewStep>();
        ordered.add(ring);
        reactions.forEach(ordered::add);
        if (isConnected) {
            ordered.add(last);
        }
        ordered.set(0, ring.lasting(ordered.get(1).at() - start));
        return ordered;
    }
}
