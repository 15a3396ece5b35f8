package io.switchboard.benchmarks.push.protocol;

/** The transport of a stream. */
public enum StreamTransport {
    SSE,
    WEBSOCKET
}
