package io.switchboard.conversation.conversation;

import java.time.Instant;
import java.util.Objects;

import io.switchboard.conversation.conversation.StoredConversation.LastMessage;
import io.switchboard.conversation.conversation.StoredConversation.Reopening;
import io.switchboard.conversation.conversation.state.StoredDelivery;
import io.switchboard.conversation.conversation.state.StoredWait;
import io.switchboard.conversation.reading.StoredReading;
import io.switchboard.events.Conversation;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Update;

/** A conversation as it was read, to which entries are applied one after the other. */
final class AppliedEntries {

    /**
     * A stored message or call that its conversation is to show.
     *
     * @param last how a list shows it
     * @param accountSid the tenant's account of the message; null where the number names it
     * @param reader who has to read it
     * @param isAnswer whether a person answered the customer by it
     * @param isNew whether this attempt stored it, so that no other one can have counted it
     */
    record ConversationEntry(
            String conversationId,
            LastMessage last,
            @Nullable String accountSid,
            Reader reader,
            boolean isAnswer,
            boolean isNew) {

        /** Tells who has to read an entry. */
        enum Reader {
            /** A person of the tenant has to read the message. */
            MESSAGE_READER,
            /** A person of the tenant has to look at the call. */
            CALL_READER,
            /** The tenant wrote the message, or the call was answered. */
            NONE
        }

        /** The entry of a message that was stored. */
        static ConversationEntry of(MessageStoreResult result) {
            var message = result.newMessage();
            return new ConversationEntry(
                    result.message().conversationId(),
                    message.lastMessage(result.message()),
                    message.accountSid(),
                    message.isInbound() ? Reader.MESSAGE_READER : Reader.NONE,
                    message.isAnswer(),
                    result.message().id().equals(message.messageId()));
        }

        private boolean isOutboundMessage() {
            return last.outboundMessageId() != null;
        }

        String id() {
            return String.valueOf(last.entryId());
        }

        Instant at() {
            return last.at();
        }

        /** The same entry in a further attempt, of which earlier ones may have counted it. */
        ConversationEntry repeated() {
            return new ConversationEntry(conversationId, last, accountSid, reader, isAnswer, false);
        }
    }

    private final StoredConversation conversation;
    private @Nullable LastMessage last;
    private Instant updatedAt;
    private @Nullable String accountSid;
    private @Nullable StoredReading reading;
    private @Nullable StoredWait wait;
    private @Nullable StoredDelivery delivery;
    private @Nullable Reopening reopening;
    private boolean isOpen;

    AppliedEntries(StoredConversation conversation) {
        this.conversation = conversation;
        last = conversation.lastMessage();
        updatedAt = conversation.updatedAt();
        accountSid = conversation.accountSid();
        reading = conversation.reading();
        wait = conversation.waiting();
        delivery = conversation.delivery();
        reopening = conversation.reopening();
        isOpen = conversation.status() != Conversation.Status.SNOOZED
                && conversation.status() != Conversation.Status.CLOSED;
    }

    void add(ConversationEntry entry) {
        var before = reading == null ? StoredReading.NONE : reading;
        var after = switch (entry.reader()) {
            case MESSAGE_READER -> isCounted(entry, before) ? before : withMessage(entry, before);
            case CALL_READER -> before.hasCall(entry.id()) ? before : withCall(entry, before);
            case NONE -> before;
        };
        if (!after.equals(before)) {
            reading = after;
            if (!conversation.isBlocked()) {
                open(entry);
                wait = waitOrNone().withCustomer(entry.at());
            }
        }
        if (entry.isAnswer()) {
            wait = waitOrNone().withAnswer(entry.at(), after.lastInboundAt());
        }
        if (entry.isOutboundMessage()) {
            delivery = (delivery == null ? StoredDelivery.NONE : delivery).withMessage(entry.at());
        }
        show(entry);
    }

    /** The messages of a blocked contact are remembered as well: one that is read again after the block counts no more. */
    private StoredReading withMessage(ConversationEntry entry, StoredReading before) {
        return conversation.isBlocked()
                ? before.withReadMessage(entry.id(), entry.at())
                : before.withMessage(entry.id(), entry.at());
    }

    private StoredReading withCall(ConversationEntry entry, StoredReading before) {
        return conversation.isBlocked() ? before.withSeenCall(entry.id()) : before.withCall(entry.id());
    }

    private StoredWait waitOrNone() {
        return wait == null ? StoredWait.NONE : wait;
    }

    private boolean isCounted(ConversationEntry entry, StoredReading before) {
        if (entry.isNew()) {
            return false;
        }
        // Of a conversation of an earlier release, which counted nothing, all that it shows counts as read.
        var isOfEarlierRelease = reading == null && last != null && !entry.at().isAfter(last.at());
        return isOfEarlierRelease || before.hasCounted(entry.id());
    }

    private void open(ConversationEntry entry) {
        if (!isOpen) {
            isOpen = true;
            reopening = new Reopening(entry.id(), entry.at(), conversation.status());
        }
    }

    /** Shows the entry, unless a newer one is shown. Of two of the same time, the one with the higher id is the newer. */
    private void show(ConversationEntry entry) {
        var shown = last;
        if (shown == null || isNewer(entry, shown)) {
            last = entry.last();
            updatedAt = entry.at().isAfter(updatedAt) ? entry.at() : updatedAt;
            accountSid = entry.accountSid() == null ? accountSid : entry.accountSid();
        }
    }

    private static boolean isNewer(ConversationEntry entry, LastMessage shown) {
        var shownId = shown.entryId() == null ? "" : shown.entryId();
        return entry.at().equals(shown.at())
                ? entry.id().compareTo(shownId) >= 0
                : entry.at().isAfter(shown.at());
    }

    boolean isChanged() {
        return !Objects.equals(last, conversation.lastMessage())
                || !Objects.equals(reading, conversation.reading())
                || !Objects.equals(wait, conversation.waiting())
                || !Objects.equals(delivery, conversation.delivery())
                || isReopened();
    }

    private boolean isReopened() {
        return !Objects.equals(reopening, conversation.reopening());
    }

    Update writeTo(Update update) {
        update.set("lastMessage", last).set("updatedAt", updatedAt);
        if (accountSid != null) {
            update.set("accountSid", accountSid);
        }
        if (reading != null) {
            update.set("reading", reading);
        }
        if (!Objects.equals(wait, conversation.waiting())) {
            update.set("waiting", wait);
        }
        if (!Objects.equals(delivery, conversation.delivery())) {
            update.set("delivery", delivery);
        }
        if (isReopened()) {
            update.set("reopening", reopening)
                    .set("status", Conversation.Status.OPEN)
                    .unset("handling.snoozedUntil");
        }
        return update;
    }

    StoredConversation conversation() {
        return conversation;
    }

    @Nullable
    Reopening reopening() {
        return reopening;
    }
}
