package io.switchboard.twilio;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;

import com.twilio.http.HttpClient;
import com.twilio.http.HttpMethod;
import com.twilio.http.Request;
import com.twilio.http.Response;
import io.switchboard.twilio.connection.TwilioConnection;
import io.switchboard.twilio.failure.TwilioUnavailable;

/**
 * Sends the SDK's requests with the JDK's client, and everything but a GET once only: the SDK's own transport repeats a POST
 * up to six times on a 5xx, each of which may be one more text message. A GET is repeated on a 5xx and on a lost
 * connection. No redirect is followed.
 */
final class NoRetryHttpClient extends HttpClient implements AutoCloseable {

    private static final int ATTEMPTS = 3;
    private static final long BACK_OFF_MILLIS = 100;

    private final TwilioConnection http;
    private final SdkTranslator translator;
    private final Duration timeout;

    NoRetryHttpClient(TwilioSettings settings) {
        this.http = new TwilioConnection(settings.connectTimeout());
        this.translator = new SdkTranslator(new TwilioHosts(settings.baseUrl()));
        this.timeout = settings.totalTimeout();
    }

    @Override
    public Response reliableRequest(Request request, int[] retryCodes, int retries, long delayMillis) {
        return reliableRequest(request);
    }

    @Override
    public Response reliableRequest(Request request) {
        var deadline = System.nanoTime() + timeout.toNanos();
        var attempts = request.getMethod() == HttpMethod.GET ? ATTEMPTS : 1;
        for (var attempt = 1; ; attempt++) {
            var last = attempt == attempts;
            try {
                var response = exchange(request, deadline);
                if (last || response.getStatusCode() < 500) {
                    return response;
                }
            } catch (TwilioUnavailable e) {
                if (last || Thread.currentThread().isInterrupted() || System.nanoTime() >= deadline) {
                    throw e;
                }
            }
            backOff(attempt);
        }
    }

    @Override
    public Response makeRequest(Request request) {
        return exchange(request, System.nanoTime() + timeout.toNanos());
    }

    private Response exchange(Request request, long deadline) {
        // The JDK's own request timeout ends with the headers; this one covers the body as well.
        var pending = http.client().sendAsync(translator.request(request), BodyHandlers.ofString());
        try {
            return SdkTranslator.response(pending.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS));
        } catch (ExecutionException e) {
            throw failure(e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            pending.cancel(true);
            throw new TwilioUnavailable("no complete answer in " + timeout, true, e);
        } catch (InterruptedException e) {
            pending.cancel(true);
            Thread.currentThread().interrupt();
            throw new TwilioUnavailable("interrupted while waiting for an answer", true, e);
        }
    }

    /** Decides whether anything was written: a request follows only on a connection whose handshake is over. */
    private static RuntimeException failure(Throwable cause) {
        return switch (cause) {
            case HttpConnectTimeoutException e -> new TwilioUnavailable("could not connect in time", false, e);
            case ConnectException e -> new TwilioUnavailable("could not connect", false, e);
            case SSLHandshakeException e -> new TwilioUnavailable("TLS handshake failed", false, e);
            case IOException e -> new TwilioUnavailable("connection lost before the answer was complete", true, e);
            default -> new IllegalStateException("unexpected failure of the HTTP client", cause);
        };
    }

    private static void backOff(int attempt) {
        try {
            Thread.sleep(
                    (BACK_OFF_MILLIS << attempt) + ThreadLocalRandom.current().nextLong(BACK_OFF_MILLIS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TwilioUnavailable("interrupted while waiting to ask again", true, e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
