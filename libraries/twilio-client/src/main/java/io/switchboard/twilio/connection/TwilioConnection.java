package io.switchboard.twilio.connection;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.Executors;

/** Holds a client for HTTP/1.1 that follows no redirect by itself and limits the time to connect. */
public final class TwilioConnection implements AutoCloseable {

    private final HttpClient client;

    public TwilioConnection(Duration connectTimeout) {
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connectTimeout)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
    }

    public HttpClient client() {
        return client;
    }

    /** Ends the requests that are under way, and the client. */
    @Override
    public void close() {
        client.shutdownNow();
        client.close();
    }
}
