package io.switchboard.testing.architecture;

import java.util.Set;

/** Lists the words that may be a type's whole name. Every other name takes two words: the noun and its role. */
final class DomainNouns {

    private static final Set<String> SINGULAR = Set.of(
            "Account",
            "Address",
            "Agent",
            "Attachment",
            "Audit",
            "Call",
            "Channel",
            "Contact",
            "Conversation",
            "Cursor",
            "Delivery",
            "Directory",
            "Event",
            "Gateway",
            "Job",
            "Label",
            "Lease",
            "Media",
            "Member",
            "Message",
            "Note",
            "Notification",
            "Number",
            "Page",
            "Plan",
            "Prompt",
            "Purchase",
            "Recording",
            "Role",
            "Schedule",
            "Segment",
            "Setting",
            "Signature",
            "Status",
            "Stream",
            "Subscription",
            "Template",
            "Tenant",
            "Ticket",
            "Topic",
            "Transcription",
            "Usage",
            "Voicemail",
            "Webhook");

    private DomainNouns() {}

    /** Returns whether the name is a single word that is no noun of the domain, singular or plural. */
    static boolean isTooShort(String simpleName) {
        return simpleName.matches("[A-Z][a-z0-9]*") && !isNoun(simpleName);
    }

    private static boolean isNoun(String word) {
        return SINGULAR.contains(word)
                || SINGULAR.contains(word.replaceFirst("s$", ""))
                || SINGULAR.contains(word.replaceFirst("es$", ""))
                || SINGULAR.contains(word.replaceFirst("ies$", "y"));
    }
}
