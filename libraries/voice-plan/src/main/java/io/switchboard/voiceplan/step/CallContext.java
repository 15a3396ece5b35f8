package io.switchboard.voiceplan.step;

import java.time.Instant;

import io.switchboard.voiceplan.Prompt;

/**
 * The circumstances of a call that its steps depend on.
 *
 * @param ourNumber the number that was called
 * @param now the time by which schedules choose
 * @param isPickedUp whether the call was picked up before; a ringing call can still be rejected
 * @param closingWords played where a plan ends without a word of its own
 */
public record CallContext(String ourNumber, Instant now, boolean isPickedUp, Prompt closingWords) {}
