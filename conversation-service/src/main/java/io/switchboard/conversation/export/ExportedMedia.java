package io.switchboard.conversation.export;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

import io.switchboard.events.Message;
import io.switchboard.web.TenantId;

/** Opens the files of messages, so that an export has them. */
public interface ExportedMedia {

    /**
     * Opens a file of a message.
     *
     * @param index the file's place in the message's media, from 0
     * @return the content; empty when there is none any more
     * @throws IOException when it cannot be read now
     */
    Optional<InputStream> open(TenantId tenant, Message message, int index) throws IOException;
}
