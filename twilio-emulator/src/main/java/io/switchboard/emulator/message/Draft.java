package io.switchboard.emulator.message;

import java.util.List;

/** A message before it has a SID. */
record Draft(
        String accountSid,
        String direction,
        Address from,
        Address to,
        String body,
        List<String> mediaUrls,
        String statusCallback) {

    Draft {
        mediaUrls = List.copyOf(mediaUrls);
    }

    String initialStatus() {
        return direction.equals("inbound") ? "received" : "queued";
    }
}
