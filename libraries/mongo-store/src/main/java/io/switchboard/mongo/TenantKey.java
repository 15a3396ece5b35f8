package io.switchboard.mongo;

/**
 * Joins everything that must be unique together into one text, the tenant first. One field with one unique index is what
 * every MongoDB supports: it can be a shard key, needs no partial index, and is found with a single {@code $in}.
 */
public final class TenantKey {

    private TenantKey() {}

    /** Returns the key of a resource of the tenant. */
    public static String of(String tenantId, String... parts) {
        return tenantId + "|" + String.join("|", parts);
    }
}
