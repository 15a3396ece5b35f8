package io.switchboard.conversation.call.recording;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import io.switchboard.conversation.call.StoredCall;
import io.switchboard.directory.Account;
import io.switchboard.directory.Directory;
import io.switchboard.events.call.Call.Recording;
import io.switchboard.twilio.failure.TwilioUnavailable;
import io.switchboard.twilio.media.TwilioDownload;
import io.switchboard.twilio.media.TwilioDownloads;
import io.switchboard.web.ApiProblem;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Fetches recordings from Twilio, in the whole or in part. The URL follows from account and SID and never from a webhook,
 * whose content a tenant can sign. Where a server ignores the range, the part is cut out here.
 */
@Component
class RecordingFetcher implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(RecordingFetcher.class);

    /** Twilio answers 404 for a while after a recording has ended; later it is deleted. */
    private static final Duration LONGEST_PROCESSING = Duration.ofMinutes(30);

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);
    private static final Set<String> AUDIO = Set.of("audio/x-wav", "audio/wav", "audio/wave", "audio/mpeg");

    private final TwilioDownloads downloads;
    private final Directory directory;
    private final RecordingSettings settings;
    private final Clock clock;
    private final Semaphore permits;
    private final ScheduledThreadPoolExecutor deadlines;

    RecordingFetcher(TwilioDownloads downloads, Directory directory, RecordingSettings settings, Clock clock) {
        this.downloads = downloads;
        this.directory = directory;
        this.settings = settings;
        this.clock = clock;
        this.permits = new Semaphore(settings.concurrency());
        this.deadlines = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name("recording-deadlines").daemon().factory());
        deadlines.setRemoveOnCancelPolicy(true);
    }

    /**
     * Begins to fetch a recording; the caller closes its body.
     *
     * @throws ApiProblem if there is no audio, not yet or any more, or Twilio does not hand it out
     */
    RecordingAudio fetch(StoredCall call, Recording recording, Optional<ByteRange> range) {
        var account = account(call);
        if (!permits.tryAcquire()) {
            throw ApiProblem.unavailable("recordings-busy", "Too many recordings are being played. Try again soon.");
        }
        try {
            var path = "/2010-04-01/Accounts/" + account.accountSid() + "/Recordings/" + recording.id() + ".wav";
            var download = downloads.get(
                    account.accountSid(),
                    account.authToken(),
                    path,
                    range.map(ByteRange::header).orElse(null));
            return audio(download, recording, range);
        } catch (TwilioUnavailable e) {
            permits.release();
            throw unavailable(e);
        } catch (RuntimeException e) {
            permits.release();
            throw e;
        }
    }

    private Account account(StoredCall call) {
        return directory
                .account(call.accountSid())
                .filter(account -> account.tenantId().equals(call.tenantId().value()))
                .orElseThrow(() -> ApiProblem.notFound(
                        "recording-gone", "The account that made the recording is no longer known.", null));
    }

    private RecordingAudio audio(TwilioDownload download, Recording recording, Optional<ByteRange> range) {
        return switch (download.status()) {
            case 200 -> whole(download, range);
            case 206 -> answer(download, 206, download.length(), download.contentRange(), 0);
            case 416 -> answer(download, 416, 0, download.contentRange(), 0);
            default -> {
                close(download);
                throw problem(download.status(), recording);
            }
        };
    }

    private RecordingAudio whole(TwilioDownload download, Optional<ByteRange> range) {
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

    private RecordingAudio answer(
            TwilioDownload download, int status, long length, @Nullable String contentRange, long skipped) {
        if (length > settings.maxBytes()) {
            close(download);
            throw ApiProblem.badGateway(
                    "recording-too-large", "The recording has more than " + settings.maxBytes() + " bytes.", null);
        }
        // A client or a server that stalls ends with the deadline.
        var deadline = deadlines.schedule(
                () -> close(download), settings.totalTimeout().toMillis(), TimeUnit.MILLISECONDS);
        skip(download.body(), skipped);
        var body = new LimitedStream(download.body(), length < 0 ? settings.maxBytes() : length, () -> {
            deadline.cancel(false);
            permits.release();
        });
        return new RecordingAudio(status, contentType(download), length, contentRange, body);
    }

    private static void skip(InputStream body, long bytes) {
        try {
            body.skipNBytes(bytes);
        } catch (IOException e) {
            throw new TwilioUnavailable("connection lost during a download", true, e);
        }
    }

    /** Only audio is shown as such: a browser must not take what Twilio sends for a page. */
    private static String contentType(TwilioDownload download) {
        var type = download.contentType().split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return AUDIO.contains(type) ? type : "application/octet-stream";
    }

    private ApiProblem problem(int status, Recording recording) {
        if (status == 404 || status == 410) {
            return clock.instant().isBefore(recording.startedAt().plus(LONGEST_PROCESSING))
                    ? ApiProblem.notFound(
                                    "recording-not-available-yet",
                                    "Twilio is still processing the recording. Try again in a moment.",
                                    null)
                            .retryAfter(RETRY_AFTER)
                    : ApiProblem.notFound("recording-gone", "Twilio no longer has the recording.", null);
        }
        return status == 429 || status >= 500
                ? ApiProblem.unavailable(
                        "twilio-unavailable", "Twilio cannot answer at present (%d).".formatted(status))
                : ApiProblem.badGateway(
                        "recording-refused", "Twilio does not hand out the recording (%d).".formatted(status), null);
    }

    private static ApiProblem unavailable(TwilioUnavailable e) {
        return ApiProblem.unavailable("twilio-unavailable", "Twilio does not hand out the recording at present.", e);
    }

    private static void close(TwilioDownload download) {
        try {
            download.close();
        } catch (IOException e) {
            log.debug("download not closed", e);
        }
    }

    @Override
    public void destroy() {
        deadlines.shutdownNow();
    }
}
