package io.switchboard.emulator.twiml;

import java.util.Optional;

import io.switchboard.emulator.twiml.TwimlVerb.Gather;

/**
 * The result of a Gather for the keys that were pressed. Keys after its end are lost.
 *
 * @param pressed the keys that the Gather took, the finishing key included; empty if none was pressed
 * @param finishedOn the key that ended the Gather; empty if none did
 * @param isComplete whether the Gather ended without a wait for more keys
 */
public record GatheredKeys(Optional<String> pressed, String digits, String finishedOn, boolean isComplete) {
    public static final GatheredKeys NONE = new GatheredKeys(Optional.empty(), "", "", false);

    public static GatheredKeys of(String typed, Gather gather) {
        if (typed.isEmpty()) {
            return NONE;
        }
        for (var i = 0; i < typed.length(); i++) {
            var key = typed.substring(i, i + 1);
            if (gather.finishOnKey().contains(key)) {
                return new GatheredKeys(Optional.of(typed.substring(0, i + 1)), typed.substring(0, i), key, true);
            }
            if (i + 1 == gather.numDigits()) {
                var digits = typed.substring(0, i + 1);
                return new GatheredKeys(Optional.of(digits), digits, "", true);
            }
        }
        return new GatheredKeys(Optional.of(typed), typed, "", false);
    }
}
