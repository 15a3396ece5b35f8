package io.switchboard.voiceplan.step;

/** An input at which a call continues; {@link PlanInterpreter} waits for one after its last step. */
public sealed interface CallInput {

    /** Returns the path of the node that the call had reached, see {@link io.switchboard.voiceplan.PlanNode#path()}. */
    String at();

    /**
     * No destination was connected.
     *
     * @param turn of the {@link CallStep.Dial} that ended
     */
    record NotConnected(String at, int turn) implements CallInput {}

    /**
     * The caller pressed keys in a menu.
     *
     * @param count of the {@link CallStep.AskForKeys} that was answered
     * @param keys empty for none
     */
    record KeysPressed(String at, int count, String keys) implements CallInput {}

    /** The caller's message was recorded. */
    record MessageTaken(String at) implements CallInput {}

    /** A destination picked up and is not connected yet. */
    record DestinationPickedUp(String at) implements CallInput {}
}
