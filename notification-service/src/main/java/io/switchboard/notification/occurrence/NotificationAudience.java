package io.switchboard.notification.occurrence;

import java.util.List;

import io.switchboard.notification.recipient.NotificationPreferences;
import io.switchboard.notification.recipient.NotificationRecipient;

/**
 * Decides who is told of an occurrence. What is about a conversation is told to those who may see it: to its assignee, to
 * all of them while it has none, and to others as far as their choices say so; to nobody while the contact is blocked. A rule
 * names whom it tells. Problems of the set-up are told to admins.
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
                    .filter(recipient -> isWanted(recipient.choices(), occurrence))
                    .toList();
        }
        var assignee = facts == null ? null : facts.assignee();
        // An assignee who is no member any more takes care of nothing.
        var isAssigned =
                allowed.stream().anyMatch(recipient -> recipient.memberId().equals(assignee));
        return allowed.stream()
                .filter(recipient -> {
                    var choices = recipient.choices();
                    var isMine = recipient.memberId().equals(assignee);
                    return isWanted(choices, occurrence) && isInScope(choices, occurrence, isMine, isAssigned);
                })
                .toList();
    }

    /** Returns whether the recipient may see it. Every member of a tenant may see all its conversations. */
    private static boolean maySee(NotificationRecipient recipient, TenantOccurrence occurrence) {
        return !occurrence.type().isForAdmins() || recipient.isAdmin();
    }

    /** Returns whether the person wants to be told of this conversation, and of its number. */
    private static boolean isInScope(
            NotificationPreferences choices, TenantOccurrence occurrence, boolean isMine, boolean isAssigned) {
        if (!occurrence.type().isAboutConversations()) {
            return true;
        }
        var isScope = switch (choices.of(occurrence.type()).scope()) {
            case MINE -> isMine;
            case MINE_AND_UNASSIGNED -> isMine || !isAssigned;
            case ALL -> true;
        };
        return isScope && choices.includesNumber(occurrence.ourAddress());
    }

    private static boolean isWanted(NotificationPreferences choices, TenantOccurrence occurrence) {
        var preference = choices.of(occurrence.type());
        return preference.tells() && (!occurrence.isRoutine() || preference.tellsEverything());
    }
}
