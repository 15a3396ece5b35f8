package io.switchboard.notification.subscription;

import org.jspecify.annotations.Nullable;

/**
 * Selects the events that a client receives: those of its tenant that are for everyone or for the client's own subject, and
 * of these the ones that it asked for.
 *
 * @param tenantId the client's tenant
 * @param subject the subject of the client's token; null receives events for the whole tenant only
 * @param filter the client's own selection
 */
public record Subscription(String tenantId, @Nullable String subject, EventFilter filter) {

    /** A subscription to everything that the client may see. */
    public Subscription(String tenantId, @Nullable String subject) {
        this(tenantId, subject, EventFilter.NONE);
    }

    /** Returns whether the client may see an event of its tenant that is for this recipient; null is the whole tenant. */
    public boolean mayReceive(@Nullable String recipient) {
        return recipient == null || recipient.equals(subject);
    }
}
