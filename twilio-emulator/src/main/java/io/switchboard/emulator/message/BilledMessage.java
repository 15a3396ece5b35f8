package io.switchboard.emulator.message;

import java.time.Instant;

import io.switchboard.emulator.message.text.SegmentCount;

/** What of a message is billed. */
public record BilledMessage(Instant at, boolean isInbound, boolean isSms, boolean hasMedia, int segments) {

    static BilledMessage of(Message message) {
        var isSms = message.to().isSms();
        return new BilledMessage(
                message.dateCreated(),
                message.direction().equals("inbound"),
                isSms,
                !message.media().isEmpty(),
                isSms ? SegmentCount.of(message.body()) : 1);
    }
}
