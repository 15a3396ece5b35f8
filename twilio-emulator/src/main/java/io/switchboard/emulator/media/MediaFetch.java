package io.switchboard.emulator.media;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;

import org.springframework.stereotype.Component;

/**
 * Fetches the media of an outbound message from its sender, as Twilio does before it delivers.
 *
 * @see <a href="https://www.twilio.com/docs/messaging/guides/accepted-mime-types">accepted types and sizes</a>
 */
@Component
public class MediaFetch {
    private static final int LARGEST_PICTURE = 5 << 20;
    private static final int LARGEST_OTHER = 500 << 10;
    private static final int LARGEST_OF_CHANNELS = 16 << 20;
    private static final Set<String> PICTURES = Set.of("image/jpeg", "image/png", "image/gif");
    private static final String ACCEPTED = "(image|audio|video)/.+|application/(pdf|vcard|ms.*|vnd\\..+)|text/"
            + "(vcard|x-vcard|csv|rtf|richtext|calendar|directory|plain)";

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(5))
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    /** The result of a fetch. */
    public sealed interface Result {
        record Fetched(MediaContent content) implements Result {}

        /**
         * A failure.
         *
         * @param errorCode Twilio's: 11200 for no or another answer than 200, 12300 for a type that is not accepted, 11751
         *     for a content that is empty or too large
         */
        record Failed(int errorCode) implements Result {}
    }

    /**
     * Whether the emulator fetches the URL. What is elsewhere in the Internet counts as fetched, so that a demo needs no
     * network.
     *
     * @param callback the URL of the sender's status callbacks; empty for none
     */
    public static boolean isNear(String url, String callback) {
        var host = hostOf(url);
        return host.matches("localhost|127\\..*|\\[::1]") || (!host.isEmpty() && host.equals(hostOf(callback)));
    }

    public Result fetch(String url, boolean isSms) {
        var request = HttpRequest.newBuilder(URI.create(url))
                .timeout(Duration.ofSeconds(10))
                .header("User-Agent", "TwilioProxy/1.1")
                .build();
        try {
            var response = http.send(request, BodyHandlers.ofInputStream());
            try (var body = response.body()) {
                return response.statusCode() == 200 ? read(response, body, isSms) : new Result.Failed(11200);
            }
        } catch (IOException e) {
            return new Result.Failed(11200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Result.Failed(11200);
        }
    }

    private static Result read(HttpResponse<InputStream> response, InputStream body, boolean isSms) throws IOException {
        var type = response.headers()
                .firstValue("Content-Type")
                .orElse("")
                .split(";", 2)[0]
                .strip()
                .toLowerCase(Locale.ROOT);
        if (!type.matches(ACCEPTED)) {
            return new Result.Failed(12300);
        }
        var most = mostBytes(type, isSms);
        var bytes = body.readNBytes(most + 1);
        return bytes.length == 0 || bytes.length > most
                ? new Result.Failed(11751)
                : new Result.Fetched(new MediaContent(type, bytes));
    }

    private static int mostBytes(String type, boolean isSms) {
        if (!isSms) {
            return LARGEST_OF_CHANNELS;
        }
        return PICTURES.contains(type) ? LARGEST_PICTURE : LARGEST_OTHER;
    }

    private static String hostOf(String url) {
        try {
            return url.isEmpty() ? "" : String.valueOf(URI.create(url).getHost());
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
