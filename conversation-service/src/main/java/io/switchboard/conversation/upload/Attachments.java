package io.switchboard.conversation.upload;

import java.util.List;

import io.switchboard.events.SendMessage;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Attaches uploaded files to messages that are to be sent. */
@Component
public class Attachments {

    private final UploadStore uploads;

    Attachments(UploadStore uploads) {
        this.uploads = uploads;
    }

    /**
     * Returns the content types of files that a message is to carry on a channel; null for none.
     *
     * @throws AttachmentRejected if the tenant has no such file, or one is too large for the channel
     */
    public @Nullable List<String> typesOf(TenantId tenant, List<String> ids, String channel) {
        return ids.isEmpty() ? null : checkedTypes(tenant, ids, channel);
    }

    private List<String> checkedTypes(TenantId tenant, List<String> ids, String channel) {
        return ids.stream()
                .map(id -> checked(uploads.find(tenant, id).orElseThrow(() -> missing(id)), channel)
                        .contentType())
                .toList();
    }

    /**
     * Keeps the files of a message until it was sent, and for some time after it. May be repeated.
     *
     * @throws AttachmentRejected if one was removed
     */
    public void keep(SendMessage command) {
        var tenant = new TenantId(command.tenantId());
        for (var id : command.mediaIds() == null ? List.<String>of() : command.mediaIds()) {
            if (uploads.use(tenant, id, command.messageId(), command.sendAt()).isEmpty()) {
                throw missing(id);
            }
        }
    }

    private StoredUpload checked(StoredUpload upload, String channel) {
        if (uploads.isTooLarge(upload, channel)) {
            throw new AttachmentRejected(
                    "media-too-large", "The file %s is too large for this channel.".formatted(upload.id()));
        }
        return upload;
    }

    private static AttachmentRejected missing(String id) {
        return new AttachmentRejected("media-not-found", "There is no uploaded file " + id + ".");
    }
}
