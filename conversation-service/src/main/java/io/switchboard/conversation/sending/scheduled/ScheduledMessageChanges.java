package io.switchboard.conversation.sending.scheduled;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

import io.switchboard.conversation.conversation.MessageStore;
import io.switchboard.conversation.message.MessageStatus;
import io.switchboard.conversation.message.Messages;
import io.switchboard.conversation.message.StoredMessage;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.IfMatch;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;

/**
 * Changes and cancels messages that wait for their time, as people ask for it. The schedule is told before each change, so
 * that a crash between the change and its event leaves the event to the next look at the message.
 */
@Component
class ScheduledMessageChanges {

    private static final int MOST_ATTEMPTS = 20;

    private final Messages messages;
    private final ScheduledMessages scheduled;
    private final ScheduledSends sends;
    private final ScheduledSendRelease release;
    private final MessageStore messageStore;

    ScheduledMessageChanges(
            Messages messages,
            ScheduledMessages scheduled,
            ScheduledSends sends,
            ScheduledSendRelease release,
            MessageStore messageStore) {
        this.messages = messages;
        this.scheduled = scheduled;
        this.sends = sends;
        this.release = release;
        this.messageStore = messageStore;
    }

    /** The text and the time that a message is to have; null for what stays. */
    record Edit(@Nullable String body, @Nullable Instant sendAt) {}

    StoredMessage edit(TenantId tenant, String id, IfMatch condition, Edit edit) {
        var edited = change(
                tenant,
                id,
                condition,
                before -> scheduled.edit(
                        before,
                        edit.body() == null ? before.body() : edit.body(),
                        edit.sendAt() == null ? Objects.requireNonNull(before.sendAt()) : edit.sendAt()));
        messageStore.announce(edited);
        sends.changed(edited);
        return edited;
    }

    StoredMessage cancel(TenantId tenant, String id, IfMatch condition) {
        var canceled = change(tenant, id, condition, scheduled::cancel);
        release.publishEnd(canceled, null);
        sends.remove(id);
        return canceled;
    }

    /** The message, if it waits for its time. */
    StoredMessage waiting(TenantId tenant, String id) {
        var message = messages.find(tenant, id).orElseThrow(() -> ApiProblem.notFound("message", id));
        if (!message.hasStatus(MessageStatus.SCHEDULED)) {
            throw ApiProblem.conflict(
                    "message-not-scheduled",
                    "The message is %s; only a scheduled one can be changed or canceled.".formatted(message.status()));
        }
        return message;
    }

    private StoredMessage change(
            TenantId tenant, String id, IfMatch condition, Function<StoredMessage, Optional<StoredMessage>> write) {
        for (var attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            var before = waiting(tenant, id);
            condition.require(before.revisionOrZero(), before.view());
            sends.expectChange(before);
            var after = write.apply(before);
            if (after.isPresent()) {
                return after.get();
            }
        }
        throw new ConcurrencyFailureException(
                "A scheduled message was changed by others in each of %d attempts".formatted(MOST_ATTEMPTS));
    }
}
