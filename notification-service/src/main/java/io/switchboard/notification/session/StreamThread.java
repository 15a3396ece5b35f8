package io.switchboard.notification.session;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** Starts the virtual thread of a stream, whose log lines belong to the trace of the request that opened the stream. */
public final class StreamThread {

    private final @Nullable Map<String, String> loggingContext;

    private StreamThread(@Nullable Map<String, String> loggingContext) {
        this.loggingContext = loggingContext;
    }

    /** Called on the request's thread, whose logging context it takes. */
    public static StreamThread ofRequest() {
        return new StreamThread(MDC.getCopyOfContextMap());
    }

    public void start(Runnable service) {
        Thread.ofVirtual().name("stream").start(() -> {
            MDC.setContextMap(loggingContext);
            service.run();
        });
    }
}
