package io.switchboard.conversation.personaldata;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import io.switchboard.conversation.media.TwilioMedia;
import io.switchboard.conversation.message.StoredMessage;
import io.switchboard.conversation.personaldata.PersonalData.Progress;
import io.switchboard.conversation.sending.account.MessageAccounts;
import io.switchboard.directory.Account;
import io.switchboard.directory.Directory;
import io.switchboard.twilio.TwilioAccount;
import io.switchboard.twilio.TwilioClients;
import io.switchboard.twilio.failure.TwilioRefused;
import io.switchboard.twilio.failure.TwilioUnavailable;
import io.switchboard.twilio.voice.TwilioCalls;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.stereotype.Component;

/** Deletes the copies of messages, media, calls and recordings that Twilio keeps. What it refuses is reported with its SID. */
@Component
public class TwilioCopies {

    private static final Logger log = LoggerFactory.getLogger(TwilioCopies.class);
    private static final RetryTemplate RETRIES = new RetryTemplate(RetryPolicy.builder()
            .includes(TwilioUnavailable.class)
            .maxRetries(3)
            .delay(Duration.ofMillis(500))
            .multiplier(2)
            .build());

    private final MessageAccounts accounts;
    private final Directory directory;
    private final TwilioClients twilio;

    TwilioCopies(MessageAccounts accounts, Directory directory, TwilioClients twilio) {
        this.accounts = accounts;
        this.directory = directory;
        this.twilio = twilio;
    }

    /** Deletes the message's media, and then the message. */
    void delete(StoredMessage message, Progress progress) {
        var sid = message.twilioSid();
        if (sid == null) {
            return;
        }
        var account = accounts.of(message);
        deleteMedia(message, account, progress);
        delete(account, sid, progress, client -> client.messages().delete(sid));
    }

    /** Deletes the message's media. */
    public void deleteMedia(StoredMessage message, Progress progress) {
        deleteMedia(message, accounts.of(message), progress);
    }

    private void deleteMedia(StoredMessage message, Optional<Account> account, Progress progress) {
        for (var file : files(message, account, progress)) {
            delete(
                    account,
                    file.mediaSid(),
                    progress,
                    client -> client.messages().deleteMedia(file.messageSid(), file.mediaSid()));
        }
    }

    /** What was sent from here has other files at Twilio than those that the message names. */
    private List<TwilioMedia> files(StoredMessage message, Optional<Account> account, Progress progress) {
        var sid = message.twilioSid();
        if (message.isInbound() || sid == null || message.media().isEmpty()) {
            return message.media().stream()
                    .flatMap(file -> TwilioMedia.of(file.url()).stream())
                    .toList();
        }
        var found = new ArrayList<TwilioMedia>();
        delete(account, sid, progress, client -> found.addAll(TwilioMedia.listed(client, sid)));
        return found;
    }

    /** Deletes the recording of an account that is the tenant's; returns whether it is gone. */
    public boolean deleteRecording(String tenantId, String accountSid, String sid, Progress progress) {
        return delete(own(tenantId, accountSid), sid, progress, client -> new TwilioCalls(client).deleteRecording(sid));
    }

    /** Deletes Twilio's record of a call. */
    void deleteCall(String tenantId, String accountSid, String sid, Progress progress) {
        delete(own(tenantId, accountSid), sid, progress, client -> new TwilioCalls(client).delete(sid));
    }

    private Optional<Account> own(String tenantId, String accountSid) {
        return directory
                .account(accountSid)
                .filter(account -> account.tenantId().equals(tenantId));
    }

    private boolean delete(
            Optional<Account> account, String sid, Progress progress, Predicate<TwilioAccount> deletion) {
        if (account.isEmpty()) {
            progress.failed(sid, "The Twilio account is not known; delete the copy in Twilio's console.");
            return false;
        }
        var client = twilio.account(account.get().accountSid(), account.get().authToken());
        try {
            RETRIES.invoke(() -> deletion.test(client));
            return true;
        } catch (TwilioRefused e) {
            progress.failed(sid, "Twilio refused to delete it (%d, code %s).".formatted(e.httpStatus(), e.code()));
        } catch (TwilioUnavailable e) {
            if (Thread.currentThread().isInterrupted()) {
                throw new IllegalStateException("interrupted while Twilio's copies are deleted", e);
            }
            log.atWarn()
                    .addKeyValue("sid", sid)
                    .addKeyValue("reason", e.toString())
                    .log("not deleted");
            progress.failed(sid, "Twilio did not answer; delete the copy in Twilio's console.");
        }
        return false;
    }
}
