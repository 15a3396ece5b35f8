package io.switchboard.benchmarks.ingress.installation;

import org.jspecify.annotations.Nullable;

/** An endpoint that requests are sent to; all but the gateway are in one JVM and behind one connector. */
public enum RequestTarget {
    BARE_ECHO("bare echo", "/benchmark/bare-echo"),
    KEPT_ECHO("kept echo", "/benchmark/kept-echo"),
    ECHO("echo", "/benchmark/echo"),
    INGRESS("ingress", null),
    GATEWAY("gateway", null);

    private final String label;
    private final @Nullable String path;

    RequestTarget(String label, @Nullable String path) {
        this.label = label;
        this.path = path;
    }

    /** Returns whether each request becomes an event. */
    boolean writesEvents() {
        return this == INGRESS || this == GATEWAY;
    }

    public String label() {
        return label;
    }

    /** The path of all requests; null for each webhook's own path. */
    @Nullable
    String path() {
        return path;
    }
}
