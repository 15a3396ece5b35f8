package io.switchboard.notification.occurrence;

import java.util.List;

import io.switchboard.notification.recipient.NotificationRecipient;

/**
 * Decides who is told of an occurrence. What is about a conversation is told to those who may see it: to its assignee, and to
 * all of them while it has none; to nobody while the contact is blocked. A rule names whom it tells. Problems of the set-up
 * are told to admins.
 */
final class NotificationAudience {

    private NotificationAudience() {}

    /** Returns those of a tenant's recipients that are told, whatever the way that they chose. */
    static List<NotificationRecipient> of(TenantOccurrence occurrence, List<NotificationRecipient> recipients) {
        var facts = occurrence.conversation();
        if (facts != null && facts.isBlocked()) {
            return List.of();
        }
        var allowed = recipients.stream()
                .filter(recipient -> maySee(recipient, occurrence))
                .toList();
        var named = occurrence.memberIds();
        if (named != null) {
            return allowed.stream()
                    .filter(recipient -> named.contains(recipient.memberId()))
                    .filter(recipient -> isWanted(recipient, occurrence))
                    .toList();
        }
        var assignee = facts == null ? null : facts.assignee();
        var assigned = allowed.stream()
                .filter(recipient -> recipient.memberId().equals(assignee))
                .toList();
        // An assignee who is no member any more takes care of nothing.
        return (assigned.isEmpty() ? allowed : assigned)
                .stream().filter(recipient -> isWanted(recipient, occurrence)).toList();
    }

    /** Returns whether the recipient may see it. Every member of a tenant may see all its conversations. */
    private static boolean maySee(NotificationRecipient recipient, TenantOccurrence occurrence) {
        return !occurrence.type().isForAdmins() || recipient.isAdmin();
    }

    private static boolean isWanted(NotificationRecipient recipient, TenantOccurrence occurrence) {
        var preference = recipient.choices().of(occurrence.type());
        return preference.tells() && (!occurrence.isRoutine() || preference.tellsEverything());
    }
}
