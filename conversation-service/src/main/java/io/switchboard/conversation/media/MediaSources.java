package io.switchboard.conversation.media;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

import io.switchboard.conversation.message.StoredMessage;
import io.switchboard.conversation.sending.account.MessageAccounts;
import io.switchboard.directory.Account;
import io.switchboard.directory.Directory;
import io.switchboard.twilio.TwilioClients;
import io.switchboard.twilio.failure.TwilioFailure;
import io.switchboard.twilio.media.TwilioDownloads;
import org.springframework.stereotype.Component;

/**
 * Finds where Twilio keeps the files of messages. Of a stored URL only the SIDs count, because a tenant can sign any URL: the
 * host is Twilio's, and the account is one of the tenant's own.
 */
@Component
public class MediaSources {

    private static final Pattern OF_CONVERSATIONS = Pattern.compile("https://mcs\\.([a-z0-9-]+\\.)*twilio\\.com/.*");

    private final TwilioDownloads downloads;
    private final TwilioClients twilio;
    private final Directory directory;
    private final MessageAccounts accounts;

    MediaSources(TwilioDownloads downloads, TwilioClients twilio, Directory directory, MessageAccounts accounts) {
        this.downloads = downloads;
        this.twilio = twilio;
        this.directory = directory;
        this.accounts = accounts;
    }

    /**
     * Where a file is.
     *
     * @param path the path below Twilio's API
     */
    public record Source(Account account, String path) {}

    /**
     * Finds a file of a message. What was sent from here is at Twilio in a copy, which the message's SID leads to.
     *
     * @param index the file's place in the message's media, from 0
     * @return empty if Twilio has no such file
     * @throws TwilioFailure if Twilio does not list a sent message's files
     */
    public Optional<Source> find(StoredMessage message, int index) {
        return message.isInbound()
                ? received(message, message.media().get(index).url())
                : sent(message, index);
    }

    /** Whether the URL of a received file is one of Twilio's. */
    public boolean isAtTwilio(String url) {
        return atTwilio(url).isPresent();
    }

    /** Whether the URL is that of a file in Twilio Conversations, which another of Twilio's products keeps. */
    static boolean isOfConversations(String url) {
        return OF_CONVERSATIONS.matcher(url).matches();
    }

    private Optional<TwilioMedia> atTwilio(String url) {
        try {
            return Optional.of(URI.create(url)).filter(downloads::isOwn).flatMap(TwilioMedia::of);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Optional<Source> received(StoredMessage message, String url) {
        return atTwilio(url)
                .flatMap(file -> own(message, file.accountSid()).map(account -> new Source(account, file.path())));
    }

    private Optional<Source> sent(StoredMessage message, int index) {
        var sid = message.twilioSid();
        var account = accounts.of(message);
        if (sid == null || account.isEmpty()) {
            return Optional.empty();
        }
        var files = TwilioMedia.listed(
                twilio.account(account.get().accountSid(), account.get().authToken()), sid);
        return index < files.size()
                ? Optional.of(new Source(account.get(), files.get(index).path()))
                : Optional.empty();
    }

    private Optional<Account> own(StoredMessage message, String accountSid) {
        return directory
                .account(accountSid)
                .filter(account -> account.tenantId().equals(message.tenantId().value()));
    }
}
