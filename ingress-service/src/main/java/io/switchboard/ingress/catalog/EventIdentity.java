package io.switchboard.ingress.catalog;

import org.jspecify.annotations.Nullable;

/**
 * Holds the type, the subject, the id and the key of an event.
 *
 * @param type see {@link io.switchboard.events.twilio.TwilioEventType}
 * @param subject the SID that the event is about; null when Twilio named none
 * @param id the same for every delivery of the same webhook
 * @param key events of one key stay in order
 */
public record EventIdentity(String type, @Nullable String subject, String id, String key) {}
