package io.switchboard.conversation.search;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A message, contact, call or note that a search found.
 *
 * @param id of the message, contact, call or note
 * @param conversationId where the message, call or note is, or the contact's newest conversation; null for a contact without one
 * @param contactId the contact of that conversation or call, or the found one
 * @param at when the message was stored, the contact created, the note written, or the call began
 * @param snippet the part of the text that has the words; of a contact, of its name and addresses; of a call, of the
 *     caller's name and address and of what was said in its recordings
 */
record SearchHit(
        SearchType type,
        String id,
        @Nullable String conversationId,
        @Nullable String contactId,
        @Nullable String contactName,
        Instant at,
        SearchSnippet snippet) {}
