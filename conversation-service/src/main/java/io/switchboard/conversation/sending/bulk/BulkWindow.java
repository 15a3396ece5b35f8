package io.switchboard.conversation.sending.bulk;

import java.util.ArrayList;
import java.util.List;

import io.switchboard.conversation.message.Messages;
import io.switchboard.conversation.message.StoredMessage;

/** Limits how many messages of one sender a job has in the queue at once. */
final class BulkWindow {

    private final Messages messages;
    private final int size;
    private final List<String> queued;
    private int room;

    /**
     * Creates the window of a run.
     *
     * @param size the most messages in the queue
     * @param queued the ids of the messages that the job queued before, in their order
     */
    BulkWindow(Messages messages, int size, List<String> queued) {
        this.messages = messages;
        this.size = size;
        this.queued = new ArrayList<>(queued);
        this.room = queued.isEmpty() ? size : 0;
    }

    /** Whether another message may be queued. Looks at the messages only when their number could have reached the limit. */
    boolean hasRoom() {
        if (room == 0) {
            var latest = queued.subList(Math.max(0, queued.size() - size), queued.size());
            var waiting = messages.find(latest, List.of()).stream()
                    .filter(message -> !message.isSettled())
                    .map(StoredMessage::id)
                    .count();
            room = size - Math.toIntExact(waiting);
        }
        return room > 0;
    }

    void add(String messageId) {
        queued.add(messageId);
        room--;
    }
}
