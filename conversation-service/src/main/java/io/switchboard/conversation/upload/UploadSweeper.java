package io.switchboard.conversation.upload;

import java.time.Duration;
import java.util.List;

import io.switchboard.conversation.message.Messages;
import io.switchboard.mongo.IntervalTask;
import io.switchboard.mongo.lease.Leases;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Removes files that are kept long enough, in one instance at a time. A file of a message that still waits to be sent stays,
 * however often its sending was postponed.
 */
@Component
class UploadSweeper extends IntervalTask {

    private static final Logger log = LoggerFactory.getLogger(UploadSweeper.class);
    private static final Duration LEASE = Duration.ofMinutes(10);
    private static final Duration POSTPONED = Duration.ofDays(1);
    private static final int PAGE = 100;

    private final UploadStore uploads;
    private final Messages messages;
    private final Leases leases;

    UploadSweeper(UploadStore uploads, Messages messages, Leases leases, UploadSettings settings) {
        super("uploads", settings.interval());
        this.uploads = uploads;
        this.messages = messages;
        this.leases = leases;
    }

    @Override
    protected void run() {
        leases.runHolding("uploads", LEASE, this::sweep);
    }

    /** Ends with the first page that is not full; each file of a page is removed or kept for longer. */
    private void sweep() {
        List<StoredUpload> due;
        do {
            due = uploads.toRemove(PAGE);
            due.forEach(this::removeOrKeep);
        } while (due.size() == PAGE);
    }

    private void removeOrKeep(StoredUpload upload) {
        var isAwaited = messages.find(upload.usedBy(), List.of()).stream()
                .filter(message -> message.tenantId().equals(upload.tenantId()))
                .anyMatch(message -> !message.isErased() && !message.isSettled());
        if (isAwaited) {
            uploads.keep(upload, POSTPONED);
            return;
        }
        if (uploads.removeDue(upload)) {
            log.atDebug()
                    .addKeyValue("upload", upload.id())
                    .addKeyValue("tenant", upload.tenantId())
                    .log("uploaded file removed");
        }
    }
}
