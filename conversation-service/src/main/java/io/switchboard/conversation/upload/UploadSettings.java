package io.switchboard.conversation.upload;

import java.net.URI;
import java.time.Duration;
import java.util.Set;

import io.switchboard.conversation.download.FileTypes;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The settings of uploaded files.
 *
 * @param publicBaseUrl the address at which Twilio reaches the gateway, with which links begin
 * @param signingKey the secret that signs links, the same in all instances
 * @param linkValidity how long Twilio can read a file under the link that it is given
 * @param documents the content types that are accepted besides pictures, sounds and films
 * @param maxImageBytes the largest picture; Twilio takes 5 MB
 * @param maxBytes the largest file of another type; Twilio takes 16 MB, on WhatsApp
 * @param maxSmsBytes the largest file of another type by MMS; Twilio takes 500 KB
 * @param keepUnused how long a file is kept that no message carries
 * @param keepSent how long a file is kept after its message was to be sent; later it is read from Twilio
 * @param concurrency how many files this instance receives at once
 * @param interval how often files are looked for that are to be removed
 */
@ConfigurationProperties("switchboard.uploads")
record UploadSettings(
        @DefaultValue("http://localhost:8080") URI publicBaseUrl,
        String signingKey,
        @DefaultValue("1h") Duration linkValidity,

        @DefaultValue({
            "application/pdf",
            "text/vcard",
            "text/plain",
            "text/csv",
            "text/calendar",
            "application/msword",
            "application/vnd.ms-excel",
            "application/vnd.ms-powerpoint",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "application/vnd.openxmlformats-officedocument.presentationml.presentation"
        })
        Set<String> documents,

        @DefaultValue("5MB") DataSize maxImageBytes,
        @DefaultValue("16MB") DataSize maxBytes,
        @DefaultValue("500KB") DataSize maxSmsBytes,
        @DefaultValue("1d") Duration keepUnused,
        @DefaultValue("30d") Duration keepSent,
        @DefaultValue("4") int concurrency,
        @DefaultValue("10m") Duration interval) {

    private static final Set<String> PICTURES = Set.of("image/jpeg", "image/png", "image/gif");

    UploadSettings {
        if (signingKey.isBlank()) {
            throw new IllegalArgumentException("signing-key is required: set CONVERSATION_UPLOADS_SIGNING_KEY");
        }
        if (concurrency < 1) {
            throw new IllegalArgumentException("concurrency must be positive");
        }
    }

    boolean isAccepted(String type) {
        return FileTypes.isShown(type) || documents.contains(type);
    }

    /** The most bytes of a file of this type, on the channel that takes most. */
    long mostBytes(String type) {
        return (type.startsWith("image/") ? maxImageBytes : maxBytes).toBytes();
    }

    /** The most bytes of a file of this type on a channel. */
    long mostBytes(String type, String channel) {
        return channel.equals("sms") && !PICTURES.contains(type) ? maxSmsBytes.toBytes() : mostBytes(type);
    }
}
