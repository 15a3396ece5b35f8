package io.switchboard.emulator.message;

import java.util.List;

import io.switchboard.emulator.message.address.Address;

/** A message before it has a SID. */
record MessageDraft(
        String accountSid,
        String direction,
        Address from,
        Address to,
        String body,
        List<String> mediaUrls,
        String statusCallback) {

    MessageDraft {
        mediaUrls = List.copyOf(mediaUrls);
    }

    String initialStatus() {
        return direction.equals("inbound") ? "received" : "queued";
    }
}
