package io.switchboard.conversation.message.part;

import java.util.Locale;
import java.util.Optional;

import io.switchboard.events.Message;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Field;

/** A picture or file, by the URL at which Twilio stores or fetches it. */
public record StoredMedia(
        @Field("url") String url,
        @Field("contentType") @Nullable String contentType) {

    private static final String UPLOAD = "upload:";

    /** A file that was uploaded here, whose URL is made at the moment of sending. */
    public static StoredMedia ofUpload(String id, @Nullable String contentType) {
        return new StoredMedia(UPLOAD + id, contentType);
    }

    /** The id of the uploaded file; empty for a file that is elsewhere. */
    public Optional<String> uploadId() {
        return url.startsWith(UPLOAD) ? Optional.of(url.substring(UPLOAD.length())) : Optional.empty();
    }

    /** The file as clients see it, which they read at this path. */
    public Message.Media view(String path, int index) {
        return new Message.Media(path, contentType, index, uploadId().isPresent() ? null : url);
    }

    /** Whether the file is a contact card, which WhatsApp sends as a vCard. */
    public boolean isContact() {
        return contentType != null
                && contentType.strip().toLowerCase(Locale.ROOT).matches("text/(vcard|x-vcard|directory)\\b.*");
    }
}
