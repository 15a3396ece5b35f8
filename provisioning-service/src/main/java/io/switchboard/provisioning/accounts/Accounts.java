package io.switchboard.provisioning.accounts;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

import io.switchboard.directory.TokenCipher;
import io.switchboard.mongo.DocumentInserts;
import io.switchboard.twilio.Account;
import io.switchboard.twilio.TwilioAccount;
import io.switchboard.twilio.TwilioClients;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.ConversionException;
import org.springframework.data.mapping.MappingException;
import org.springframework.data.mapping.model.MappingInstantiationException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/** Reads the accounts from Twilio and records them. */
@Component
public class Accounts {

    private final MongoOperations mongo;
    private final AccountList list;
    private final Tenants tenants;
    private final TokenCipher cipher;
    private final TwilioClients clients;
    private final MainAccountSettings main;
    private final RotationSettings rotation;
    private final Clock clock;

    Accounts(
            MongoOperations mongo,
            AccountList list,
            Tenants tenants,
            TokenCipher cipher,
            TwilioClients clients,
            MainAccountSettings main,
            RotationSettings rotation,
            Clock clock) {
        this.mongo = mongo;
        this.list = list;
        this.tenants = tenants;
        this.cipher = cipher;
        this.clients = clients;
        this.main = main;
        this.rotation = rotation;
        this.clock = clock;
    }

    /**
     * Reads all accounts from Twilio and records them. Accounts that Twilio no longer lists under this main account are
     * recorded as closed; a closed account that was never seen is skipped. An account that cannot be recorded stays as it
     * was recorded before.
     *
     * @param failed receives the SID of each account that cannot be recorded, and the reason; may throw it to end the
     *     reading
     */
    public List<RecordedAccount> record(BiConsumer<String, RuntimeException> failed) {
        var listed = list.read(failed);
        var recorded = new ArrayList<RecordedAccount>();
        for (var account : listed) {
            recordListed(account, failed).ifPresent(recorded::add);
        }
        var sids = listed.stream().map(Account::sid).toList();
        for (var sid : notListed(sids)) {
            recordClosed(sid, failed).ifPresent(recorded::add);
        }
        return recorded;
    }

    private Optional<RecordedAccount> recordListed(Account account, BiConsumer<String, RuntimeException> failed) {
        try {
            return find(account.sid())
                    .or(() -> isClosed(account) ? Optional.empty() : Optional.of(recordFirst(account)))
                    .map(before -> update(before, account));
        } catch (RuntimeException e) {
            failed.accept(account.sid(), e);
            return asRecorded(account.sid());
        }
    }

    private Optional<RecordedAccount> recordClosed(String sid, BiConsumer<String, RuntimeException> failed) {
        try {
            return find(sid).map(account -> account.isClosed() ? account : replace(account.closed(clock.instant())));
        } catch (RuntimeException e) {
            failed.accept(sid, e);
            return Optional.empty();
        }
    }

    /** Reads the recorded accounts of this main account. Documents that are no accounts are left out. */
    public List<RecordedAccount> recorded() {
        var all = where("mainAccountSid").is(main.accountSid());
        return mongo.findDistinct(query(all), "_id", RecordedAccount.class, String.class).stream()
                .flatMap(sid -> asRecorded(sid).stream())
                .toList();
    }

    /** The recorded accounts of this main account that Twilio does not list. */
    private List<String> notListed(List<String> listed) {
        var gone = where("mainAccountSid").is(main.accountSid()).and("_id").nin(listed);
        return mongo.findDistinct(query(gone), "_id", RecordedAccount.class, String.class);
    }

    /** Empty also for a document that is no account; its failure is reported already. */
    private Optional<RecordedAccount> asRecorded(String accountSid) {
        try {
            return find(accountSid);
        } catch (ConversionException | MappingException | MappingInstantiationException e) {
            return Optional.empty();
        }
    }

    /** Returns the account's client, with its own SID and token, never the main account's. */
    public TwilioAccount connect(RecordedAccount account) {
        return clients.account(account.accountSid(), cipher.open(account.accountSid(), account.sealedAuthToken()));
    }

    public Optional<RecordedAccount> find(String accountSid) {
        return Optional.ofNullable(mongo.findById(accountSid, RecordedAccount.class));
    }

    private RecordedAccount recordFirst(Account account) {
        var first = recorded(account, tenants.tenantOf(account, null), tokens(account, null));
        // When another instance was faster, its decision counts.
        return DocumentInserts.ifAbsent(mongo, first)
                ? first
                : find(account.sid()).orElseThrow();
    }

    private RecordedAccount update(RecordedAccount before, Account account) {
        var after = recorded(account, tenants.tenantOf(account, before.tenantId()), tokens(account, before));
        return isSameExceptTime(before, after) ? before : replace(after);
    }

    private RecordedAccount replace(RecordedAccount account) {
        mongo.replace(byId(account.accountSid()), account);
        return account;
    }

    private SealedTokens tokens(Account account, @Nullable RecordedAccount before) {
        return before == null
                ? SealedTokens.first(account.sid(), account.authToken(), cipher)
                : SealedTokens.of(before)
                        .now(
                                account.sid(),
                                account.authToken(),
                                cipher,
                                clock.instant(),
                                rotation.previousTokenValidity());
    }

    private RecordedAccount recorded(Account account, TenantId tenantId, SealedTokens tokens) {
        return new RecordedAccount(
                account.sid(),
                main.accountSid(),
                tenantId,
                TwilioText.cleaned(account.status(), 32),
                tokens.current(),
                tokens.previous(),
                tokens.previousUntil(),
                clock.instant());
    }

    private static Query byId(String accountSid) {
        return query(where("_id").is(accountSid));
    }

    private static boolean isClosed(Account account) {
        return account.status().equals(RecordedAccount.CLOSED);
    }

    private static boolean isSameExceptTime(RecordedAccount first, RecordedAccount second) {
        return first.toRecord().equals(second.toRecord())
                && first.status().equals(second.status())
                && first.mainAccountSid().equals(second.mainAccountSid());
    }
}
