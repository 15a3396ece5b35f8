package io.switchboard.provisioning.change;

import java.util.List;

/** Reports that Twilio accepted a change and still has the earlier values. */
final class ChangeNotInEffect extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param fields the fields that have not changed, by Twilio's names */
    ChangeNotInEffect(List<String> fields) {
        super("Twilio accepted the change but did not make it: " + String.join(", ", fields));
    }
}
