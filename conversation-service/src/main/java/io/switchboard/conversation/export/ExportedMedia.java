package io.switchboard.conversation.export;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.switchboard.conversation.download.FetchedFile;
import io.switchboard.conversation.download.LimitedStream;
import io.switchboard.conversation.media.MediaSources;
import io.switchboard.conversation.message.Messages;
import io.switchboard.conversation.message.StoredMessage;
import io.switchboard.conversation.upload.UploadStore;
import io.switchboard.directory.Account;
import io.switchboard.directory.Directory;
import io.switchboard.twilio.failure.TwilioFailure;
import io.switchboard.twilio.media.TwilioDownload;
import io.switchboard.twilio.media.TwilioDownloads;
import io.switchboard.web.TenantId;
import org.springframework.stereotype.Component;

/** Opens the files of messages, uploaded ones and those at Twilio, and the recordings of calls. */
@Component
class ExportedMedia {

    private static final long MINUTES = 5;
    private static final long MOST_BYTES = 100L * 1024 * 1024;

    private final Messages messages;
    private final UploadStore uploads;
    private final MediaSources sources;
    private final Directory directory;
    private final TwilioDownloads downloads;

    ExportedMedia(
            Messages messages,
            UploadStore uploads,
            MediaSources sources,
            Directory directory,
            TwilioDownloads downloads) {
        this.messages = messages;
        this.uploads = uploads;
        this.sources = sources;
        this.directory = directory;
        this.downloads = downloads;
    }

    /**
     * Opens a file of a message.
     *
     * @param index the file's place in the message's media, from 0
     * @return the content; empty when Twilio has none, or not any more
     * @throws IOException when it cannot be read
     */
    Optional<InputStream> open(TenantId tenant, String messageId, int index) throws IOException {
        var message = messages.find(tenant, messageId);
        if (message.isEmpty() || index >= message.get().media().size()) {
            return Optional.empty();
        }
        var uploaded = uploaded(message.get(), index);
        return uploaded.isPresent() ? uploaded : atTwilio(message.get(), index);
    }

    private Optional<InputStream> uploaded(StoredMessage message, int index) {
        return message.media()
                .get(index)
                .uploadId()
                .flatMap(id -> uploads.find(message.tenantId(), id))
                .flatMap(upload -> uploads.open(upload, Optional.empty()))
                .map(FetchedFile::body);
    }

    private Optional<InputStream> atTwilio(StoredMessage message, int index) throws IOException {
        try {
            var source = sources.find(message, index);
            return source.isPresent()
                    ? open(source.get().account(), source.get().path())
                    : Optional.empty();
        } catch (TwilioFailure e) {
            throw new IOException(e);
        }
    }

    /** Opens a recording of one of the tenant's accounts, as {@link #open(TenantId, String, int)} opens a file. */
    Optional<InputStream> openRecording(TenantId tenant, String accountSid, String sid) throws IOException {
        var account = directory.account(accountSid).filter(own -> own.tenantId().equals(tenant.value()));
        return account.isPresent()
                ? open(account.get(), "/2010-04-01/Accounts/" + accountSid + "/Recordings/" + sid + ".wav")
                : Optional.empty();
    }

    private Optional<InputStream> open(Account account, String path) throws IOException {
        try {
            var download = downloads.get(account.accountSid(), account.authToken(), path, null);
            if (download.status() == 200 && download.length() <= MOST_BYTES) {
                return Optional.of(limited(download));
            }
            download.close();
            if (download.status() == 404 || download.status() == 410) {
                return Optional.empty();
            }
            throw new IOException("answer " + download.status() + ", " + download.length() + " bytes");
        } catch (TwilioFailure e) {
            throw new IOException(e);
        }
    }

    /** A body that ends after some minutes, also when the server stalls, and after too many bytes. */
    private static InputStream limited(TwilioDownload download) {
        var deadline = CompletableFuture.runAsync(
                () -> closeQuietly(download), CompletableFuture.delayedExecutor(MINUTES, TimeUnit.MINUTES));
        var isKnown = download.length() >= 0;
        return new LimitedStream(
                download.body(), isKnown ? download.length() : MOST_BYTES, isKnown, () -> deadline.cancel(false));
    }

    private static void closeQuietly(TwilioDownload download) {
        try {
            download.close();
        } catch (IOException e) {
            // The reader gets its own exception.
        }
    }
}
