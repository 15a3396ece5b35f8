package io.switchboard.conversation.sending.account;

import java.util.Optional;

import io.switchboard.conversation.message.StoredMessage;
import io.switchboard.directory.Account;
import io.switchboard.directory.Directory;
import io.switchboard.events.NumberRecord;
import org.springframework.stereotype.Component;

/** Finds the Twilio account that sends a message. */
@Component
public class MessageAccounts {

    private final Directory directory;

    MessageAccounts(Directory directory) {
        this.directory = directory;
    }

    /** The account, if it is the tenant's and its token is known. */
    public Optional<Account> of(StoredMessage message) {
        return sidOf(message)
                .flatMap(directory::account)
                .filter(account -> account.tenantId().equals(message.tenantId().value()));
    }

    /** The SID of the account that the command names, else of the account that owns the number. */
    public Optional<String> sidOf(StoredMessage message) {
        return Optional.ofNullable(message.accountSid())
                .or(() -> directory
                        .number(message.from())
                        .filter(number ->
                                number.tenantId().equals(message.tenantId().value()))
                        .map(NumberRecord::accountSid));
    }
}
