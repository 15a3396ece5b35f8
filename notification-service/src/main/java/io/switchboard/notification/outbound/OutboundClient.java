package io.switchboard.notification.outbound;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;

import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.ParseException;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.Closer;

/**
 * Sends requests to addresses that tenants name. A request reaches public addresses over TLS, and the allowed networks, and
 * nothing else: every address of the host is checked, and the connection goes to one that was checked. No redirect is
 * followed, at most 64 KiB of an answer are read, and the whole takes no longer than its timeout. Blocks its thread, which
 * is a virtual one.
 */
public class OutboundClient implements AutoCloseable {

    private final GuardedResolver secureResolver;
    private final GuardedResolver plainResolver;
    private final CloseableHttpClient secure;
    private final CloseableHttpClient plain;
    private final ScheduledThreadPoolExecutor deadlines = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("outbound-deadlines").factory());

    OutboundClient(HostLookup lookup, OutboundSettings settings) {
        var policy = new AddressPolicy(settings.allowedNetworks());
        secureResolver = new GuardedResolver(lookup, policy, true);
        plainResolver = new GuardedResolver(lookup, policy, false);
        secure = GuardedHttpClient.create(secureResolver, settings);
        plain = GuardedHttpClient.create(plainResolver, settings);
        // A deadline holds its request: without this, the body too until the time is over.
        deadlines.setRemoveOnCancelPolicy(true);
    }

    /** Returns the reason for which a request to this address would not leave; empty when it would, at present. */
    public Optional<OutboundFailure> refusal(URI url) {
        try {
            (OutboundUrl.isSecure(url) ? secureResolver : plainResolver).resolve(url.getHost());
            return Optional.empty();
        } catch (UnknownHostException e) {
            return Optional.of(failure(e));
        }
    }

    /** Sends the request once and returns its answer or the failure. */
    public OutboundResult post(OutboundRequest request) {
        var started = System.nanoTime();
        var post = new HttpPost(request.url());
        request.headers().forEach(post::setHeader);
        post.setEntity(new ByteArrayEntity(request.body(), null));
        var deadline = deadlines.schedule(post::cancel, request.timeout().toMillis(), TimeUnit.MILLISECONDS);
        try {
            return exchange(OutboundUrl.isSecure(request.url()) ? secure : plain, post, started);
        } catch (IOException | RuntimeException e) {
            return new OutboundResult.Failed(
                    post.isCancelled() ? OutboundFailure.TIMED_OUT : failure(e), since(started));
        } finally {
            deadline.cancel(false);
        }
    }

    /** The number of requests whose deadlines wait. */
    int waitingDeadlines() {
        return deadlines.getQueue().size();
    }

    private static OutboundResult exchange(CloseableHttpClient client, HttpUriRequestBase request, long started)
            throws IOException {
        var response = client.executeOpen(null, request, null);
        try {
            var read = new ResponseReader(response);
            if (request.isCancelled()) {
                return new OutboundResult.Failed(OutboundFailure.TIMED_OUT, since(started));
            }
            if (read.isCut()) {
                // Closing the answer would read its rest.
                request.cancel();
            }
            return new OutboundResult.Answered(response.getCode(), read.headers(), read.text(), since(started));
        } finally {
            Closer.closeQuietly(response);
        }
    }

    private static OutboundFailure failure(Exception failure) {
        return switch (failure) {
            case AddressRefused refused -> OutboundFailure.ADDRESS_REFUSED;
            case UnknownHostException unknown -> OutboundFailure.HOST_UNKNOWN;
            case SSLException tls -> OutboundFailure.TLS_FAILED;
            case MessageConstraintException large -> OutboundFailure.INVALID_ANSWER;
            case InterruptedIOException late -> OutboundFailure.TIMED_OUT;
            default ->
                failure.getCause() instanceof HttpException || failure instanceof ParseException
                        ? OutboundFailure.INVALID_ANSWER
                        : OutboundFailure.CONNECTION_FAILED;
        };
    }

    private static Duration since(long started) {
        return Duration.ofNanos(System.nanoTime() - started);
    }

    @Override
    public void close() throws IOException {
        deadlines.shutdownNow();
        secure.close();
        plain.close();
    }
}
