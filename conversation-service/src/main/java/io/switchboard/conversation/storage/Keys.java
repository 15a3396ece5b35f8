package io.switchboard.conversation.storage;

/**
 * Joins what must be unique together into one text, the tenant first. One field with one unique index is all that every
 * MongoDB agrees on: it can be a shard key, needs no partial index, and is looked up with a single {@code $in}.
 */
public final class Keys {

    private Keys() {}

    /** The key of something of a tenant. */
    public static String of(String tenantId, String... parts) {
        return tenantId + "|" + String.join("|", parts);
    }
}
