package io.switchboard.mongo.revision;

import org.jspecify.annotations.Nullable;

/**
 * An event to be published once a change is stored.
 *
 * @param data the payload, usually JSON; null where the document's state is the payload
 */
public record EventAnnouncement(String type, @Nullable String data) {}
