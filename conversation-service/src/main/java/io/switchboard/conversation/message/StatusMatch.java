package io.switchboard.conversation.message;

import org.jspecify.annotations.Nullable;

/** A status report with the message that it is about; null if the message is unknown, or not known yet. */
record StatusMatch(StatusReport report, @Nullable StoredMessage message) {}
