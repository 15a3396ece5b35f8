package io.switchboard.twilio.media;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;

import io.switchboard.twilio.TwilioSettings;
import io.switchboard.twilio.connection.TwilioConnection;
import io.switchboard.twilio.failure.RedirectRejected;
import io.switchboard.twilio.failure.TwilioUnavailable;
import org.jspecify.annotations.Nullable;

/**
 * Downloads media and recordings. The account's credentials are sent to Twilio's API only. A redirect is followed to Twilio
 * and to where Twilio stores files, by https, to no address of a private network, and at most {@value #MAX_REDIRECTS}
 * times; any other fails the download.
 *
 * @see <a href="https://www.twilio.com/docs/voice/api/recording">Recordings</a>
 */
public final class TwilioDownloads implements AutoCloseable {

    private static final int MAX_REDIRECTS = 3;

    private final TwilioConnection http;
    private final DownloadTargets targets;
    private final Duration timeout;

    /**
     * Follows redirects to Twilio and to these hosts, none of which gets credentials.
     *
     * @param storageHosts names of hosts; one that begins with a dot stands for all hosts below it
     */
    public TwilioDownloads(TwilioSettings settings, List<String> storageHosts) {
        this.http = new TwilioConnection(settings.connectTimeout());
        this.targets = new DownloadTargets(settings.baseUrl(), storageHosts);
        this.timeout = settings.totalTimeout();
    }

    /**
     * Begins a download.
     *
     * @param path the path below Twilio's API, which begins with a slash
     * @param range the value of a {@code Range} header; null for everything. The server may ignore it
     * @throws TwilioUnavailable when no server answers in time
     * @throws RedirectRejected when a redirect leads elsewhere
     */
    public TwilioDownload get(String accountSid, String authToken, String path, @Nullable String range) {
        var credentials = "Basic "
                + Base64.getEncoder().encodeToString((accountSid + ":" + authToken).getBytes(StandardCharsets.UTF_8));
        var target = targets.of(path);
        for (var redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
            var response = send(target, targets.getsCredentials(target) ? credentials : null, range);
            if (!isRedirect(response.statusCode())) {
                return TwilioDownload.of(response);
            }
            target = follow(target, response);
        }
        throw new TwilioUnavailable("more than " + MAX_REDIRECTS + " redirects", true);
    }

    /** Whether the URL is one of Twilio, or of what stands in for it. */
    public boolean isOwn(URI url) {
        return targets.isOwn(url);
    }

    private URI follow(URI from, HttpResponse<InputStream> response) {
        try {
            response.body().close();
            var to = from.resolve(
                    URI.create(response.headers().firstValue("location").orElse("")));
            targets.checkRedirect(to);
            return to;
        } catch (IllegalArgumentException e) {
            throw new RedirectRejected("a redirect to something that is no URL");
        } catch (IOException e) {
            throw new TwilioUnavailable("a redirect that cannot be followed", true, e);
        }
    }

    private static boolean isRedirect(int status) {
        return status >= 300 && status < 400;
    }

    private HttpResponse<InputStream> send(URI target, @Nullable String credentials, @Nullable String range) {
        var request = HttpRequest.newBuilder(target).timeout(timeout).header("User-Agent", "switchboard");
        if (credentials != null) {
            request.header("Authorization", credentials);
        }
        if (range != null) {
            request.header("Range", range);
        }
        try {
            return http.client().send(request.build(), BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new TwilioUnavailable("no answer to a download", true, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TwilioUnavailable("interrupted while waiting for a download", true, e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
