package io.switchboard.conversation.sending;

import java.util.Map;

import io.switchboard.conversation.sending.rule.SendObjection;

/** Reports that a rule of sending forbids the message at present: nothing was queued. */
final class SendNotAllowed extends SendRejected {

    private static final long serialVersionUID = 1L;

    private final transient Map<String, Object> properties;

    SendNotAllowed(SendObjection objection) {
        super(objection.reason(), objection.detail());
        this.properties = objection.properties();
    }

    /** The properties that the problem has besides its text, by name. */
    Map<String, Object> properties() {
        return properties;
    }
}
