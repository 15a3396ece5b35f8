package io.switchboard.emulator.reset;

/** A part of what the emulator holds. {@code POST /control/reset} reaches every bean of this type. */
public interface ResettableState {

    /** Forgets what happened: messages, calls, logs, faults. */
    default void clear() {}

    /** Restores what there is at the start: accounts, numbers, URLs. */
    default void reset() {}
}
