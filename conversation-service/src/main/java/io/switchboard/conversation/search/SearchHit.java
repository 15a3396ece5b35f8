package io.switchboard.conversation.search;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A message, contact or call that a search found.
 *
 * @param id the message's, the contact's or the call's
 * @param conversationId where the message or call is, or the contact's newest conversation; null for a contact without one
 * @param contactId the contact that the message or call was exchanged with, or the found one
 * @param at when the message was stored, the contact was created, or the call began
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
