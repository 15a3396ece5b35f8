package io.switchboard.benchmarks.push.protocol;

/**
 * An event of a tenant. Its id is its number within its tenant, and the moment at which it was due.
 *
 * @param due as of {@link System#nanoTime()}
 */
public record PushEvent(String tenant, long number, long due) {

    static final String BEFORE_ID = "{\"id\":\"";

    /** The id that the event has on every server. */
    public String id() {
        return number + "@" + due;
    }

    /** The event as JSON for servers that pass it on as it is, with a text of so many bytes. */
    String json(int bytes) {
        return BEFORE_ID + id() + "\",\"body\":\"" + "x".repeat(bytes) + "\"}";
    }

    /** Reads an id of an event of the tenant. */
    public static PushEvent ofId(String tenant, String id) {
        var at = id.indexOf('@');
        return new PushEvent(tenant, Long.parseLong(id.substring(0, at)), Long.parseLong(id.substring(at + 1)));
    }
}
