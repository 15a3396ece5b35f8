package io.switchboard.conversation.search;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A message or contact that a search found.
 *
 * @param id the message's or the contact's
 * @param conversationId where the message is, or the contact's newest conversation; null for a contact without one
 * @param contactId the contact that the message was exchanged with, or the found one
 * @param at when the message was stored, or the contact was created
 * @param snippet the part of the text, or of the contact's name and address, that has the words
 */
record SearchHit(
        SearchType type,
        String id,
        @Nullable String conversationId,
        @Nullable String contactId,
        @Nullable String contactName,
        Instant at,
        SearchSnippet snippet) {}
