package io.switchboard.ingress.catalog;

import org.jspecify.annotations.Nullable;

/**
 * What an event is called.
 *
 * @param type see {@link io.switchboard.events.TwilioEventType}
 * @param subject the SID of what it is about, or null when Twilio named none that can be one
 * @param id the same for the same webhook, however often it comes
 * @param key what must stay in order
 */
public record EventIdentity(String type, @Nullable String subject, String id, String key) {}
