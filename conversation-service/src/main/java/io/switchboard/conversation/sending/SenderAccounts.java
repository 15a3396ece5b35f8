package io.switchboard.conversation.sending;

import java.util.Optional;

import io.switchboard.conversation.message.AddressPair;
import io.switchboard.conversation.sending.address.AddressCheck;
import io.switchboard.directory.Account;
import io.switchboard.directory.Directory;
import io.switchboard.events.Address;
import io.switchboard.events.NumberRecord;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds the account through which a message can be sent. A number belongs to the account that the directory names. Other
 * senders (RCS agents, Messenger pages, short codes, WhatsApp senders …) are in no directory: they belong to the account
 * that signed the webhook of a message to them, provided that the account is the tenant's.
 *
 * @see <a href="https://www.twilio.com/docs/api/errors/21211">Addresses that cannot receive</a>
 */
@Component
public class SenderAccounts {

    private final Directory directory;

    public SenderAccounts(Directory directory) {
        this.directory = directory;
    }

    /**
     * The SID of the account; null where the sender is one of the tenant's numbers, whose account the directory names at the
     * time of sending.
     *
     * @param receivedBy the account that received a message to our address, if there was one
     * @throws AddressesRejected if the message cannot be sent from or to these addresses
     */
    public @Nullable String of(TenantId tenantId, AddressPair addresses, @Nullable String receivedBy) {
        requireReachable(addresses.theirAddress());
        var ours = addresses.ourAddress();
        var number = directory.number(ours.value());
        var account = own(tenantId, receivedBy);
        if (number.isPresent() || isNumber(ours)) {
            requireOwn(tenantId, ours, number, account);
            // A WhatsApp or RCS sender may be registered in another account than the number it is named after.
            return ours.channel().equals(Address.SMS) ? null : account.orElse(null);
        }
        return account.or(() -> onlyAccount(tenantId)).orElseThrow(() -> unknownAccount(ours));
    }

    /**
     * The account through which a message would be sent now; empty while its token is unknown.
     *
     * @param receivedBy the account that received a message to our address, if there was one
     * @throws AddressesRejected if the message cannot be sent from or to these addresses
     */
    Optional<Account> account(TenantId tenantId, AddressPair addresses, @Nullable String receivedBy) {
        return Optional.ofNullable(of(tenantId, addresses, receivedBy))
                .or(() -> directory.number(addresses.ours()).map(NumberRecord::accountSid))
                .flatMap(directory::account)
                .filter(account -> account.tenantId().equals(tenantId.value()));
    }

    /** The account with this SID, if it is the tenant's. */
    private Optional<String> own(TenantId tenantId, @Nullable String accountSid) {
        return Optional.ofNullable(accountSid)
                .flatMap(directory::account)
                .filter(account -> account.tenantId().equals(tenantId.value()))
                .map(Account::accountSid);
    }

    private Optional<String> onlyAccount(TenantId tenantId) {
        var accounts = directory.numbersOf(tenantId.value()).stream()
                .map(NumberRecord::accountSid)
                .distinct()
                .toList();
        return accounts.size() == 1 ? own(tenantId, accounts.getFirst()) : Optional.empty();
    }

    private static void requireOwn(
            TenantId tenantId, Address ours, Optional<NumberRecord> number, Optional<String> account) {
        var isOwn = number.isPresent()
                ? number.get().tenantId().equals(tenantId.value())
                : !ours.channel().equals(Address.SMS) && account.isPresent();
        if (!isOwn) {
            throw new AddressesRejected(
                    "number-not-owned",
                    "None of your phone numbers is %s. You can send from it once it is in your list of phone numbers."
                            .formatted(ours.value()));
        }
    }

    private static void requireReachable(Address theirs) {
        if (theirs.channel().equals(Address.SMS) && !isNumber(theirs)) {
            throw new AddressesRejected(
                    "recipient-cannot-receive",
                    "%s is not a phone number. Short codes and alphanumeric senders cannot receive texts; send to a phone"
                                    .formatted(theirs.value())
                            + " number of the same customer instead.");
        }
    }

    private static boolean isNumber(Address address) {
        return AddressCheck.isNumber(address.value());
    }

    private static AddressesRejected unknownAccount(Address ours) {
        return new AddressesRejected(
                "sender-account-unknown",
                "None of your accounts is known to have the sender %s. You can reply from it as soon as another message"
                                .formatted(ours.twilio())
                        + " to it has arrived.");
    }
}
