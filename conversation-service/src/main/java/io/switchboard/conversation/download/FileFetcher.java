package io.switchboard.conversation.download;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import io.switchboard.directory.Account;
import io.switchboard.twilio.failure.RedirectRejected;
import io.switchboard.twilio.failure.TwilioUnavailable;
import io.switchboard.twilio.media.TwilioDownload;
import io.switchboard.twilio.media.TwilioDownloads;
import io.switchboard.web.ApiProblem;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches one kind of files from Twilio, whole or in part, and passes them on without holding them in memory. Where a server
 * ignores the range, the part is cut out here.
 */
public final class FileFetcher implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(FileFetcher.class);

    /** Twilio answers 404 for a while after a file was announced; later the file is deleted. */
    private static final Duration LONGEST_PROCESSING = Duration.ofMinutes(30);

    private static final List<Duration> PAUSES = List.of(Duration.ofMillis(250), Duration.ofMillis(750));

    private final FileKind kind;
    private final TwilioDownloads downloads;
    private final FetchLimits limits;
    private final Clock clock;
    private final Semaphore permits;
    private final ScheduledThreadPoolExecutor deadlines;

    public FileFetcher(FileKind kind, TwilioDownloads downloads, FetchLimits limits, Clock clock) {
        this.kind = kind;
        this.downloads = downloads;
        this.limits = limits;
        this.clock = clock;
        this.permits = new Semaphore(limits.concurrency());
        this.deadlines = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name(kind.type() + "-deadlines").daemon().factory());
        deadlines.setRemoveOnCancelPolicy(true);
    }

    /**
     * Begins to fetch a file; the caller closes its body.
     *
     * @param path the path below Twilio's API. It must follow from SIDs and never from a URL that a webhook names, which a
     *     tenant can sign
     * @param announcedAt when the file became known
     * @throws ApiProblem if there is no file, not yet or any more, or Twilio does not hand it out
     */
    public FetchedFile fetch(Account account, String path, Optional<ByteRange> range, Instant announcedAt) {
        if (!permits.tryAcquire()) {
            throw kind.tooMany();
        }
        try {
            return file(download(account, path, range, announcedAt), range, announcedAt);
        } catch (TwilioUnavailable e) {
            permits.release();
            throw kind.unavailable(e);
        } catch (RedirectRejected e) {
            permits.release();
            throw kind.misdirected(e);
        } catch (RuntimeException e) {
            permits.release();
            throw e;
        }
    }

    /** Asks again for a new file that Twilio does not have yet, which often takes less than a second. */
    private TwilioDownload download(Account account, String path, Optional<ByteRange> range, Instant announcedAt) {
        var header = range.map(ByteRange::header).orElse(null);
        var download = downloads.get(account.accountSid(), account.authToken(), path, header);
        for (var pause : PAUSES) {
            if (download.status() != 404 || !isNew(announcedAt)) {
                break;
            }
            close(download);
            pause(pause);
            download = downloads.get(account.accountSid(), account.authToken(), path, header);
        }
        return download;
    }

    private void pause(Duration duration) {
        try {
            deadlines
                    .schedule(() -> {}, duration.toMillis(), TimeUnit.MILLISECONDS)
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TwilioUnavailable("interrupted while waiting for a file", true, e);
        }
    }

    private FetchedFile file(TwilioDownload download, Optional<ByteRange> range, Instant announcedAt) {
        return switch (download.status()) {
            case 200 -> whole(download, range);
            case 206 -> answer(download, 206, download.length(), download.contentRange(), 0);
            case 416 -> answer(download, 416, 0, download.contentRange(), 0);
            default -> {
                close(download);
                throw problem(download.status(), announcedAt);
            }
        };
    }

    private FetchedFile whole(TwilioDownload download, Optional<ByteRange> range) {
        var length = download.length();
        if (range.isEmpty() || length < 0) {
            return answer(download, 200, length, null, 0);
        }
        var wanted = range.get();
        if (!wanted.isWithin(length)) {
            return answer(download, 416, 0, "bytes */" + length, 0);
        }
        var first = wanted.firstOf(length);
        var last = wanted.lastOf(length);
        return answer(download, 206, last - first + 1, "bytes %d-%d/%d".formatted(first, last, length), first);
    }

    private FetchedFile answer(
            TwilioDownload download, int status, long length, @Nullable String contentRange, long skipped) {
        if (length > limits.maxBytes()) {
            close(download);
            throw kind.tooLarge(limits.maxBytes());
        }
        // A client or a server that stalls ends with the deadline.
        var deadline =
                deadlines.schedule(() -> close(download), limits.totalTimeout().toMillis(), TimeUnit.MILLISECONDS);
        try {
            skip(download, skipped);
        } catch (TwilioUnavailable e) {
            deadline.cancel(false);
            throw e;
        }
        var body = new LimitedStream(download.body(), length < 0 ? limits.maxBytes() : length, length >= 0, () -> {
            deadline.cancel(false);
            permits.release();
        });
        return new FetchedFile(status, download.contentType(), length, contentRange, body);
    }

    /** Skips the first bytes; ends the download if that fails. */
    static void skip(TwilioDownload download, long bytes) {
        try {
            download.body().skipNBytes(bytes);
        } catch (IOException e) {
            close(download);
            throw new TwilioUnavailable("connection lost during a download", true, e);
        }
    }

    private ApiProblem problem(int status, Instant announcedAt) {
        return status == 404 || status == 410 ? missing(announcedAt) : kind.refused(status);
    }

    /** The problem that Twilio has no file: not yet, or not any more. */
    public ApiProblem missing(Instant announcedAt) {
        return isNew(announcedAt) ? kind.notYet() : kind.gone();
    }

    private boolean isNew(Instant announcedAt) {
        return clock.instant().isBefore(announcedAt.plus(LONGEST_PROCESSING));
    }

    private static void close(TwilioDownload download) {
        try {
            download.close();
        } catch (IOException e) {
            log.debug("download not closed", e);
        }
    }

    @Override
    public void close() {
        deadlines.shutdownNow();
    }
}
