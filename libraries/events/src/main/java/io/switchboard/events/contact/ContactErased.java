package io.switchboard.events.contact;

import java.time.Instant;

/**
 * The erasure of a contact with all its conversations. Who keeps copies of events removes those about the contact.
 *
 * @param requestedAt when the erasure was asked for
 */
public record ContactErased(String contactId, Instant requestedAt) {}
