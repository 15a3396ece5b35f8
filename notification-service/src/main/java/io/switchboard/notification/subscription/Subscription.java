package io.switchboard.notification.subscription;

import org.jspecify.annotations.Nullable;

/**
 * Selects the events that a client receives: those of its tenant that are for everyone or for the client's own subject.
 *
 * @param tenantId the client's tenant
 * @param subject the subject of the client's token; null receives events for the whole tenant only
 */
public record Subscription(String tenantId, @Nullable String subject) {

    /** Returns whether the client may see an event of its tenant that is for this recipient; null is the whole tenant. */
    public boolean mayReceive(@Nullable String recipient) {
        return recipient == null || recipient.equals(subject);
    }
}
