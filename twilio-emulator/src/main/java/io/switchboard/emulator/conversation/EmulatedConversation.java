package io.switchboard.emulator.conversation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/** A conversation with what is in it. All access is synchronized on the store that holds it. */
final class EmulatedConversation {
    final String sid;
    final String accountSid;
    final @Nullable String uniqueName;
    final Instant dateCreated;
    final Map<String, ConversationParticipant> participants = new LinkedHashMap<>();
    final List<ConversationMessage> messages = new ArrayList<>();

    @Nullable
    String friendlyName;

    String state = "active";
    Instant dateUpdated;
    private int nextIndex;

    EmulatedConversation(
            String sid, String accountSid, @Nullable String uniqueName, @Nullable String friendlyName, Instant now) {
        this.sid = sid;
        this.accountSid = accountSid;
        this.uniqueName = uniqueName;
        this.friendlyName = friendlyName;
        this.dateCreated = now;
        this.dateUpdated = now;
    }

    /** The account's only Conversations Service. */
    static String serviceSid(String accountSid) {
        return "IS" + accountSid.substring(2);
    }

    boolean isClosed() {
        return state.equals("closed");
    }

    int nextIndex() {
        return nextIndex++;
    }

    Optional<ConversationMessage> message(String messageSid) {
        return messages.stream()
                .filter(message -> message.sid().equals(messageSid))
                .findFirst();
    }

    Optional<ConversationParticipant> participant(Predicate<ConversationParticipant> which) {
        return participants.values().stream().filter(which).findFirst();
    }
}
