package io.switchboard.conversation.export;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import io.switchboard.conversation.message.Messages;
import io.switchboard.conversation.message.StoredMessage;
import io.switchboard.conversation.sending.account.MessageAccounts;
import io.switchboard.directory.Account;
import io.switchboard.directory.Directory;
import io.switchboard.twilio.failure.TwilioUnavailable;
import io.switchboard.twilio.media.TwilioDownload;
import io.switchboard.twilio.media.TwilioDownloads;
import io.switchboard.web.TenantId;
import org.springframework.stereotype.Component;

/**
 * Opens the files of messages and the recordings of calls at Twilio. Of a stored URL only the SIDs count, because a tenant can
 * sign any URL: the account is the tenant's own, and the host is Twilio's.
 */
@Component
class ExportedMedia {

    private static final Pattern MEDIA =
            Pattern.compile(".*(/Messages/[A-Z]{2}[0-9a-f]{32}/Media/ME[0-9a-f]{32})(\\.json)?");

    private static final long MINUTES = 5;
    private static final long MOST_BYTES = 100L * 1024 * 1024;

    private final Messages messages;
    private final MessageAccounts accounts;
    private final Directory directory;
    private final TwilioDownloads downloads;

    ExportedMedia(Messages messages, MessageAccounts accounts, Directory directory, TwilioDownloads downloads) {
        this.messages = messages;
        this.accounts = accounts;
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
        return open(message.get(), message.get().media().get(index).url());
    }

    private Optional<InputStream> open(StoredMessage message, String url) throws IOException {
        var path = MEDIA.matcher(url);
        var account = accounts.of(message);
        return path.matches() && account.isPresent() ? open(account.get(), path.group(1)) : Optional.empty();
    }

    /** Opens a recording of one of the tenant's accounts, as {@link #open(TenantId, String, int)} opens a file. */
    Optional<InputStream> openRecording(TenantId tenant, String accountSid, String sid) throws IOException {
        var account = directory.account(accountSid).filter(own -> own.tenantId().equals(tenant.value()));
        return account.isPresent() ? open(account.get(), "/Recordings/" + sid + ".wav") : Optional.empty();
    }

    private Optional<InputStream> open(Account account, String path) throws IOException {
        try {
            var download = downloads.get(
                    account.accountSid(),
                    account.authToken(),
                    "/2010-04-01/Accounts/" + account.accountSid() + path,
                    null);
            if (download.status() == 200 && download.length() <= MOST_BYTES) {
                return Optional.of(new TimedStream(download));
            }
            download.close();
            if (download.status() == 404 || download.status() == 410) {
                return Optional.empty();
            }
            throw new IOException("answer " + download.status() + ", " + download.length() + " bytes");
        } catch (TwilioUnavailable e) {
            throw new IOException(e);
        }
    }

    /** Ends after some minutes, also when the server stalls. */
    private static final class TimedStream extends FilterInputStream {

        private final CompletableFuture<Void> deadline;

        TimedStream(TwilioDownload download) {
            super(download.body());
            this.deadline = CompletableFuture.runAsync(
                    () -> closeQuietly(download), CompletableFuture.delayedExecutor(MINUTES, TimeUnit.MINUTES));
        }

        private static void closeQuietly(TwilioDownload download) {
            try {
                download.close();
            } catch (IOException e) {
                // The reader gets its own exception.
            }
        }

        @Override
        public void close() throws IOException {
            deadline.cancel(false);
            super.close();
        }
    }
}
