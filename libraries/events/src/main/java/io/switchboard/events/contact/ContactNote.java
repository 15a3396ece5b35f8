package io.switchboard.events.contact;

import java.time.Instant;

/**
 * A note about a contact, for the tenant's people only.
 *
 * @param contactId the contact that the note was written about; it may have been merged into another one since
 * @param author the issuer's id of the person or program that wrote it
 */
public record ContactNote(String id, String contactId, String text, String author, Instant createdAt) {}
