package io.switchboard.provisioning.records;

import java.util.Locale;

/** Reports a change that the number's state does not allow. */
final class NumberChangeRejected extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NumberChangeRejected(NumberState state, String change) {
        super("A number that is %s cannot be %s"
                .formatted(state.getClass().getSimpleName().toLowerCase(Locale.ROOT), change));
    }
}
