package io.switchboard.events.contact;

import java.time.Instant;

import io.switchboard.events.member.MessageAuthor;

/**
 * A note about a contact, for the tenant's people only.
 *
 * @param contactId the contact that the note was written about; it may have been merged into another one since
 */
public record ContactNote(String id, String contactId, String body, MessageAuthor by, Instant createdAt) {}
