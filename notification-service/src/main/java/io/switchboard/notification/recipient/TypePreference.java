package io.switchboard.notification.recipient;

import org.jspecify.annotations.Nullable;

/**
 * The ways in which a person wants to be told about one type of notification.
 *
 * @param bell whether the bell lists it
 * @param sound whether clients make a sound
 * @param email whether it is sent by e-mail when it stays unread
 * @param push whether browsers and phones show it
 * @param everything of statuses: whether to tell each of them, and not only failures and missed calls; of Twilio's errors:
 *     whether to tell warnings too
 * @param conversations of a type about conversations: those that are told; null for the usual ones
 */
public record TypePreference(
        boolean bell,
        boolean sound,
        boolean email,
        boolean push,
        @Nullable Boolean everything,
        @Nullable ConversationScope conversations) {

    /** The bell with sound and push, which a person has who has chosen nothing. */
    static final TypePreference USUAL = new TypePreference(true, true, false, true, null, null);

    /** Returns whether the person wants to be told in any way. */
    public boolean tells() {
        return bell || email || push;
    }

    /** Returns whether the person also wants what most people do not need to know. */
    public boolean tellsEverything() {
        return Boolean.TRUE.equals(everything);
    }

    /** Returns the conversations that the person is told of. */
    public ConversationScope scope() {
        return conversations == null ? ConversationScope.USUAL : conversations;
    }
}
