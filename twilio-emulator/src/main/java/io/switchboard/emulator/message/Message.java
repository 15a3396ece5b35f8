package io.switchboard.emulator.message;

import java.time.Instant;
import java.util.List;

import io.switchboard.emulator.message.address.Address;
import io.switchboard.emulator.message.text.SegmentCount;
import io.switchboard.emulator.rest.PageRequest;
import org.jspecify.annotations.Nullable;

/**
 * A message of an account.
 *
 * @param direction inbound, outbound-api or outbound-reply
 * @param status the status in Twilio's terms
 * @param statusCallback the URL to which status changes are posted; empty for none
 */
record Message(
        long sequence,
        String sid,
        String accountSid,
        String direction,
        Address from,
        Address to,
        String body,
        List<Media> media,
        String status,
        @Nullable Integer errorCode,
        String statusCallback,
        Instant dateCreated,
        @Nullable Instant dateSent,
        Instant dateUpdated)
        implements PageRequest.Item {

    /** A picture or another attachment. */
    public record Media(String sid, String url, String contentType) {}

    /** A status, with an error code for a failure. */
    public record Status(String name, @Nullable Integer errorCode) {
        static Status of(String name) {
            return new Status(name, null);
        }
    }

    boolean isFinal() {
        return switch (status) {
            case "received", "delivered", "undelivered", "failed", "canceled", "read", "sent" -> true;
            default -> false;
        };
    }

    /** Whether Twilio knows the message's price: once it was sent or has arrived. */
    boolean isBilled() {
        return switch (status) {
            case "received", "sent", "delivered", "undelivered", "read" -> true;
            default -> false;
        };
    }

    int segments() {
        return to.isSms() ? SegmentCount.of(body) : 1;
    }

    Message moved(Status next, Instant now) {
        var sent = dateSent == null && next.name().equals("sent") ? now : dateSent;
        return with(body, media, next, sent, now);
    }

    Message redacted(Instant now) {
        return with("", media, new Status(status, errorCode), dateSent, now);
    }

    Message withoutMedia(String mediaSid) {
        var left = media.stream().filter(item -> !item.sid().equals(mediaSid)).toList();
        return with(body, left, new Status(status, errorCode), dateSent, dateUpdated);
    }

    Message withMediaType(String mediaSid, String contentType) {
        var typed = media.stream()
                .map(item -> item.sid().equals(mediaSid) ? new Media(item.sid(), item.url(), contentType) : item)
                .toList();
        return with(body, typed, new Status(status, errorCode), dateSent, dateUpdated);
    }

    private Message with(String text, List<Media> files, Status now, @Nullable Instant sent, Instant updated) {
        return new Message(
                sequence,
                sid,
                accountSid,
                direction,
                from,
                to,
                text,
                files,
                now.name(),
                now.errorCode(),
                statusCallback,
                dateCreated,
                sent,
                updated);
    }
}
