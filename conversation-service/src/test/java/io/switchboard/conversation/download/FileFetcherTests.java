package io.switchboard.conversation.download;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

import com.sun.net.httpserver.HttpServer;
import io.switchboard.directory.Account;
import io.switchboard.twilio.TwilioSettings;
import io.switchboard.twilio.failure.TwilioUnavailable;
import io.switchboard.twilio.media.TwilioDownload;
import io.switchboard.twilio.media.TwilioDownloads;
import io.switchboard.web.ApiProblem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Tests files that are larger than the limit, from a server that would send 200 MB. */
class FileFetcherTests {

    private static final int LARGE = 200 * 1024 * 1024;
    private static final int LIMIT = 1024 * 1024;

    private HttpServer server;
    private TwilioDownloads downloads;
    private FileFetcher fetcher;
    private long declared;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, declared);
            try (var out = exchange.getResponseBody()) {
                write(out);
            } catch (IOException e) {
                // The reader ends the transfer.
            }
        });
        server.start();
        var url = URI.create("http://localhost:" + server.getAddress().getPort());
        downloads =
                new TwilioDownloads(new TwilioSettings(url, Duration.ofSeconds(5), Duration.ofSeconds(5)), List.of());
        fetcher = new FileFetcher(
                new FileKind("media", "media-busy", "file"),
                downloads,
                new FetchLimits(Duration.ofSeconds(30), LIMIT, 1),
                Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        fetcher.close();
        downloads.close();
        server.stop(0);
    }

    @Test
    void aLargeFileIsRefusedBeforeItIsRead() {
        declared = LARGE;

        for (var attempt = 0; attempt < 2; attempt++) {
            var problem = catchThrowableOfType(ApiProblem.class, this::fetch);

            assertThat(String.valueOf(problem.getBody().getType())).endsWith("media-too-large");
        }
    }

    @Test
    void aLargeFileOfUnknownLengthBreaksOffAndIsNotCut() throws IOException {
        declared = 0;
        var read = 0L;

        try (var body = fetch().body()) {
            var buffer = new byte[64 * 1024];
            while (read < LIMIT) {
                read += body.read(buffer);
            }

            assertThatExceptionOfType(IOException.class).isThrownBy(() -> body.read(buffer));
            assertThat(read).isEqualTo(LIMIT);
        }
    }

    @Test
    void aDownloadWhoseStartCannotBeSkippedIsEnded() {
        var closed = new AtomicBoolean();
        var body = new ByteArrayInputStream(new byte[3]) {
            @Override
            public void close() {
                closed.set(true);
            }
        };

        assertThatExceptionOfType(TwilioUnavailable.class)
                .isThrownBy(() -> FileFetcher.skip(new TwilioDownload(200, "image/gif", 10, null, body), 5));
        assertThat(closed).isTrue();
    }

    private FetchedFile fetch() {
        var account = new Account("AC1", "demo", "token", null, null);
        return fetcher.fetch(account, "/2010-04-01/x", Optional.empty(), Instant.now());
    }

    private static void write(OutputStream out) throws IOException {
        var piece = new byte[64 * 1024];
        for (var sent = 0; sent < LARGE; sent += piece.length) {
            out.write(piece);
        }
    }
}
