package io.switchboard.conversation.media;

import java.time.Clock;
import java.util.Optional;

import io.switchboard.conversation.download.ByteRange;
import io.switchboard.conversation.download.FetchedFile;
import io.switchboard.conversation.download.FileFetcher;
import io.switchboard.conversation.download.FileKind;
import io.switchboard.conversation.message.StoredMessage;
import io.switchboard.conversation.upload.StoredUpload;
import io.switchboard.conversation.upload.UploadStore;
import io.switchboard.twilio.failure.TwilioRefused;
import io.switchboard.twilio.failure.TwilioUnavailable;
import io.switchboard.twilio.media.TwilioDownloads;
import io.switchboard.web.ApiProblem;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Opens the files of messages: uploaded ones as long as they are kept, all others from Twilio and nowhere else. */
@Component
class MessageFiles implements DisposableBean {

    private static final FileKind KIND = new FileKind("media", "media-busy", "file");

    private final FileFetcher fetcher;
    private final MediaSources sources;
    private final UploadStore uploads;

    MessageFiles(
            TwilioDownloads downloads, MediaSources sources, UploadStore uploads, MediaSettings settings, Clock clock) {
        this.fetcher = new FileFetcher(KIND, downloads, settings.limits(), clock);
        this.sources = sources;
        this.uploads = uploads;
    }

    /**
     * A file that was opened.
     *
     * @param filename the name that its uploader gave it; empty for one that was not uploaded, or is not kept any more
     */
    record OpenedFile(FetchedFile file, Optional<String> filename) {}

    /**
     * Opens a file; the caller closes its body.
     *
     * @param index the file's place in the message's media, from 0
     * @throws ApiProblem if there is no file, not yet or any more, or Twilio does not hand it out
     */
    OpenedFile open(StoredMessage message, int index, Optional<ByteRange> range) {
        var upload = upload(message, index);
        // An uploaded file is kept for some time after it was sent.
        var file = upload.flatMap(found -> uploads.open(found, range)).orElseGet(() -> fetched(message, index, range));
        return new OpenedFile(file, upload.map(StoredUpload::filename));
    }

    private Optional<StoredUpload> upload(StoredMessage message, int index) {
        return message.media().get(index).uploadId().flatMap(id -> uploads.find(message.tenantId(), id));
    }

    private FetchedFile fetched(StoredMessage message, int index, Optional<ByteRange> range) {
        var url = message.media().get(index).url();
        if (MediaSources.isOfConversations(url)) {
            throw ApiProblem.badGateway(
                    "media-not-served",
                    "The file is one of Twilio Conversations, whose files are not fetched. Twilio's console shows it.",
                    null);
        }
        if (message.isInbound() && !sources.isAtTwilio(url)) {
            throw ApiProblem.badGateway(
                    "media-not-at-twilio", "The message names a file that is not at Twilio. It is not fetched.", null);
        }
        try {
            return sources.find(message, index)
                    .map(source -> fetcher.fetch(source.account(), source.path(), range, message.createdAt()))
                    .orElseThrow(() -> fetcher.missing(message.createdAt()));
        } catch (TwilioUnavailable e) {
            throw KIND.unavailable(e);
        } catch (TwilioRefused e) {
            throw KIND.refused(e.httpStatus());
        }
    }

    @Override
    public void destroy() {
        fetcher.close();
    }
}
