package io.switchboard.conversation.call.recording;

import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import io.switchboard.conversation.call.StoredCall;
import io.switchboard.conversation.download.ByteRange;
import io.switchboard.conversation.download.FetchedFile;
import io.switchboard.conversation.download.FileFetcher;
import io.switchboard.conversation.download.FileKind;
import io.switchboard.directory.Account;
import io.switchboard.directory.Directory;
import io.switchboard.events.call.Call.Recording;
import io.switchboard.twilio.media.TwilioDownloads;
import io.switchboard.web.ApiProblem;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Fetches recordings from Twilio, in the whole or in part. The URL follows from account and SID and never from a webhook,
 * whose content a tenant can sign.
 */
@Component
class RecordingFetcher implements DisposableBean {

    private static final Set<String> AUDIO = Set.of("audio/x-wav", "audio/wav", "audio/wave", "audio/mpeg");

    private final FileFetcher fetcher;
    private final Directory directory;

    RecordingFetcher(TwilioDownloads downloads, Directory directory, RecordingSettings settings, Clock clock) {
        this.fetcher = new FileFetcher(
                new FileKind("recording", "recordings-busy", "recording"), downloads, settings.limits(), clock);
        this.directory = directory;
    }

    /**
     * Begins to fetch a recording; the caller closes its body.
     *
     * @throws ApiProblem if there is no audio, not yet or any more, or Twilio does not hand it out
     */
    FetchedFile fetch(StoredCall call, Recording recording, Optional<ByteRange> range) {
        var account = account(call);
        var path = "/2010-04-01/Accounts/" + account.accountSid() + "/Recordings/" + recording.id() + ".wav";
        var audio = fetcher.fetch(account, path, range, recording.startedAt());
        return audio.with(contentType(audio), audio.body());
    }

    private Account account(StoredCall call) {
        return directory
                .account(call.accountSid())
                .filter(account -> account.tenantId().equals(call.tenantId().value()))
                .orElseThrow(() -> ApiProblem.notFound(
                        "recording-gone", "The account that made the recording is no longer known.", null));
    }

    /** Only audio is shown as such: a browser must not take what Twilio sends for a page. */
    private static String contentType(FetchedFile audio) {
        var type = audio.contentType().split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return AUDIO.contains(type) ? type : "application/octet-stream";
    }

    @Override
    public void destroy() {
        fetcher.close();
    }
}
