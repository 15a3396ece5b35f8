package io.switchboard.conversation.twilioconversation.receiving;

import java.util.List;
import java.util.regex.Pattern;

import io.switchboard.conversation.message.Messages;
import io.switchboard.conversation.message.StatusChange;
import io.switchboard.conversation.message.StatusReport;
import io.switchboard.conversation.message.StatusUpdates;
import io.switchboard.conversation.message.StatusUpdates.StatusOutcome;
import io.switchboard.conversation.message.StoredMessage;
import io.switchboard.conversation.twilioconversation.ConversationBinding;
import io.switchboard.conversation.twin.SecondSids;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Applies delivery receipts to outbound messages, by rank as all statuses. Each participant of a group has its own receipt:
 * the message has the highest status of them.
 */
@Component
class DeliveryReceipts {

    private static final Pattern NUMBER_SID = Pattern.compile("(SM|MM)[0-9a-f]{32}");

    private final StatusUpdates statuses;
    private final Messages messages;
    private final SecondSids secondSids;

    DeliveryReceipts(StatusUpdates statuses, Messages messages, SecondSids secondSids) {
        this.statuses = statuses;
        this.messages = messages;
        this.secondSids = secondSids;
    }

    StatusOutcome apply(ConversationEvent event) {
        var change = new StatusChange(
                event.word("Status"), event.at(), errorCode(event.data().text("ErrorCode")), null);
        var report = new StatusReport(event.tenant(), event.messageSid(), null, change, event.event());
        var outcome = statuses.apply(List.of(report)).getFirst();
        noteNumberSid(event);
        return outcome;
    }

    /** Status callbacks of the number's own message reach the same message, also those that came before. */
    private void noteNumberSid(ConversationEvent event) {
        var sid = event.text("ChannelMessageSid", 64);
        if (sid == null || !NUMBER_SID.matcher(sid).matches()) {
            return;
        }
        messages.find(List.of(), List.of(event.messageKey())).stream()
                .filter(message -> !message.isInbound()
                        && !message.hasSid(sid)
                        && !message.channel().equals(ConversationBinding.GROUP_CHANNEL))
                .findFirst()
                .ifPresent(message -> {
                    secondSids.note(message, sid, List.of());
                    statuses.adopt(message, StoredMessage.key(event.tenant(), sid), event.event());
                });
    }

    private static @Nullable Integer errorCode(String text) {
        return text.matches("\\d{1,9}") ? Integer.valueOf(text) : null;
    }
}
