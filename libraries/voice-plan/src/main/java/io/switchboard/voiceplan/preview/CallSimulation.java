package io.switchboard.voiceplan.preview;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.switchboard.voiceplan.MenuPlan;
import io.switchboard.voiceplan.VoicePlan;
import io.switchboard.voiceplan.preview.PreviewStep.Kind;
import io.switchboard.voiceplan.step.CallContext;
import io.switchboard.voiceplan.step.CallInput;
import io.switchboard.voiceplan.step.CallStep;
import io.switchboard.voiceplan.step.PlanInterpreter;
import org.jspecify.annotations.Nullable;

/** Plays the caller and the destinations of one imagined call. */
final class CallSimulation {

    private static final int SECONDS_TO_PRESS = 1;
    private static final int SECONDS_OF_A_MESSAGE = 10;

    private final VoicePlan plan;
    private final PreviewCall call;
    private final List<PreviewStep> steps = new ArrayList<>();
    private boolean isPickedUp;
    private int menus;

    CallSimulation(VoicePlan plan, PreviewCall call) {
        this.plan = plan;
        this.call = call;
    }

    /** Ends, because each input leads to a deeper node of the plan, to its next destination, or to a further try of its menu. */
    List<PreviewStep> run() {
        var input = take(PlanInterpreter.begin(plan, context()));
        while (input != null) {
            input = take(PlanInterpreter.resume(plan, context(), input).orElseThrow());
        }
        return steps;
    }

    private CallContext context() {
        return new CallContext(call.ourNumber(), call.at().plusSeconds(now()), isPickedUp, call.closingWords());
    }

    private int now() {
        return steps.isEmpty() ? 0 : steps.getLast().end();
    }

    /** Takes the steps and returns the input that follows the last one; null when the call has ended. */
    private @Nullable CallInput take(List<CallStep> taken) {
        CallInput input = null;
        for (var step : taken) {
            input = take(step);
        }
        return input;
    }

    private @Nullable CallInput take(CallStep step) {
        return switch (step) {
            case CallStep.Speak speak -> {
                isPickedUp = true;
                yield add(PreviewStep.of(now(), place(step), Kind.SPEAK, speak.prompt()));
            }
            case CallStep.SwitchRecording recording ->
                add(PreviewStep.of(now(), place(step), Kind.RECORDING, recording.on() ? "on" : "off"));
            case CallStep.FollowSchedule schedule ->
                add(PreviewStep.of(now(), place(step), Kind.SCHEDULE, schedule.branch()));
            case CallStep.Dial dial -> dial(dial);
            case CallStep.AskForKeys menu -> ask(menu);
            case CallStep.TakeMessage message -> takeMessage(message);
            case CallStep.Reject reject ->
                add(PreviewStep.of(
                        now(), place(step), Kind.REJECT, reject.reason().name().toLowerCase(Locale.ROOT)));
            case CallStep.HangUp hangUp -> add(PreviewStep.of(now(), place(step), Kind.HANG_UP, (String) null));
            case CallStep.AskToConfirm confirm -> throw new IllegalStateException("a caller confirms nothing");
        };
    }

    private @Nullable CallInput add(PreviewStep step) {
        steps.add(step);
        return null;
    }

    private static String place(CallStep step) {
        return step.node().path();
    }

    private @Nullable CallInput dial(CallStep.Dial dial) {
        steps.addAll(new DialSimulation(dial, call, now(), this::heardByDestination).ring());
        return steps.getLast().kind() == Kind.CONNECT ? null : new CallInput.NotConnected(place(dial), dial.turn());
    }

    private List<CallStep> heardByDestination(String place) {
        return PlanInterpreter.resume(plan, context(), new CallInput.DestinationPickedUp(place))
                .orElseThrow();
    }

    private CallInput ask(CallStep.AskForKeys ask) {
        isPickedUp = true;
        steps.add(PreviewStep.of(now(), place(ask), Kind.SPEAK, ask.menu().prompt()));
        var keys = menus < call.keys().size() ? possible(call.keys().get(menus), ask.menu()) : "";
        menus++;
        steps.add(PreviewStep.of(now(), place(ask), Kind.KEYS, keys)
                .lasting(keys.isEmpty() ? ask.menu().timeoutSeconds() : SECONDS_TO_PRESS));
        return new CallInput.KeysPressed(place(ask), ask.count(), keys);
    }

    /** Returns the first keys: a menu stops to wait when it has as many as its longest choice. */
    private static String possible(String keys, MenuPlan menu) {
        return keys.substring(0, Math.min(keys.length(), menu.longestChoice()));
    }

    private CallInput takeMessage(CallStep.TakeMessage message) {
        isPickedUp = true;
        var longest = message.voicemail().maxSeconds();
        steps.add(PreviewStep.of(now(), place(message), Kind.VOICEMAIL, longest.toString())
                .lasting(Math.min(SECONDS_OF_A_MESSAGE, longest)));
        return new CallInput.MessageTaken(place(message));
    }
}
