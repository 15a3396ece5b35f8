package io.switchboard.job;

import java.util.List;

import io.switchboard.mongo.revision.EventAnnouncement;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a job.
 *
 * @param kind the name of a {@link JobKind}
 * @param createdBy the subject of the caller; null for a job that no request asked for
 * @param input what the kind needs to know: a record that Jackson writes and reads
 * @param announcements further events of the request, such as its audit entry; they are stored with the job
 */
public record JobRequest(
        TenantId tenantId,
        String kind,
        @Nullable String createdBy,
        Object input,
        List<EventAnnouncement> announcements) {

    public JobRequest {
        announcements = List.copyOf(announcements);
    }
}
