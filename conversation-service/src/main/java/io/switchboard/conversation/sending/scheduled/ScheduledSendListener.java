package io.switchboard.conversation.sending.scheduled;

import java.util.List;
import java.util.Objects;

import io.switchboard.conversation.conversation.MessageStoreResult;
import io.switchboard.conversation.conversation.StoredMessageListener;
import io.switchboard.conversation.message.MessageStatus;
import org.springframework.stereotype.Component;

/** Adds messages that wait for their time to the schedule. */
@Component
class ScheduledSendListener implements StoredMessageListener {

    private final ScheduledSends sends;

    ScheduledSendListener(ScheduledSends sends) {
        this.sends = sends;
    }

    @Override
    public void onStored(List<MessageStoreResult> results) {
        sends.add(results.stream()
                .filter(result -> result.message().hasStatus(MessageStatus.SCHEDULED))
                .map(ScheduledSendListener::entry)
                .toList());
    }

    private static ScheduledSend entry(MessageStoreResult result) {
        var message = result.message();
        return new ScheduledSend(
                message.id(),
                message.tenantId(),
                Objects.requireNonNull(message.sendAt()),
                message.revisionOrZero(),
                result.newMessage().cause().traceparent());
    }
}
