package io.switchboard.provisioning.accounts;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

import io.switchboard.directory.TokenCipher;
import io.switchboard.twilio.Account;
import io.switchboard.twilio.TwilioAccount;
import io.switchboard.twilio.TwilioClients;
import io.switchboard.twilio.account.TwilioAccounts;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.ConversionException;
import org.springframework.data.mapping.MappingException;
import org.springframework.data.mapping.model.MappingInstantiationException;
import org.springframework.stereotype.Component;

/** Reads the accounts from Twilio and records them. */
@Component
public class Accounts {

    private static final int LONGEST_NAME = 64;

    private final RecordedAccounts store;
    private final AccountList list;
    private final Tenants tenants;
    private final TokenCipher cipher;
    private final TwilioClients clients;
    private final MainAccountSettings main;
    private final RotationSettings rotation;
    private final Clock clock;

    Accounts(
            RecordedAccounts store,
            AccountList list,
            Tenants tenants,
            TokenCipher cipher,
            TwilioClients clients,
            MainAccountSettings main,
            RotationSettings rotation,
            Clock clock) {
        this.store = store;
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
     * recorded as closed; a closed account that was never seen is skipped. Imported accounts are read one by one, with their
     * own tokens. An account that cannot be recorded stays as it was recorded before.
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
        for (var sid : store.missing(main.accountSid(), sids)) {
            recordClosed(sid, failed).ifPresent(recorded::add);
        }
        for (var sid : store.imported()) {
            recordImported(sid, failed).ifPresent(recorded::add);
        }
        return recorded;
    }

    /**
     * Reads one recorded account from Twilio and records what has changed, for example its token.
     *
     * @return empty when no open account with this SID is recorded
     * @throws io.switchboard.twilio.failure.TwilioFailure when Twilio does not return the account
     */
    public Optional<RecordedAccount> recordOne(String accountSid) {
        return find(accountSid)
                .filter(account -> !account.isClosed())
                .map(before -> new TwilioAccounts(before.isImported() ? connect(before) : connectMain())
                        .find(accountSid)
                        .map(account -> update(before, account))
                        .orElse(before));
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
            return find(sid).map(account -> account.isClosed() ? account : replace(account, closed(account)));
        } catch (RuntimeException e) {
            failed.accept(sid, e);
            return Optional.empty();
        }
    }

    /** Reads all recorded accounts, imported ones included. Documents that are no accounts are left out. */
    public List<RecordedAccount> recorded() {
        return Stream.concat(store.missing(main.accountSid(), List.of()).stream(), store.imported().stream())
                .flatMap(sid -> asRecorded(sid).stream())
                .toList();
    }

    private Optional<RecordedAccount> recordImported(String sid, BiConsumer<String, RuntimeException> failed) {
        try {
            return recordOne(sid).or(() -> asRecorded(sid));
        } catch (RuntimeException e) {
            failed.accept(sid, e);
            return asRecorded(sid);
        }
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

    /** Returns the client of the main account, which alone creates, suspends and closes subaccounts. */
    public TwilioAccount connectMain() {
        return clients.account(main.accountSid(), main.authToken());
    }

    /** Returns the SID of the main account. */
    public String mainAccountSid() {
        return main.accountSid();
    }

    public Optional<RecordedAccount> find(String accountSid) {
        return store.find(accountSid);
    }

    /** Records a subaccount that was created for the tenant; the record of another instance or a sync run counts. */
    public RecordedAccount recordCreated(Account account, TenantId tenant) {
        return insert(first(account, tenant, main.accountSid(), null));
    }

    /** Records an account that is no subaccount of the main one. */
    public RecordedAccount recordImported(Account account, TenantId tenant) {
        return insert(first(account, tenant, account.sid(), true));
    }

    private RecordedAccount recordFirst(Account account) {
        return insert(first(account, tenants.tenantOf(account, null), main.accountSid(), null));
    }

    /** When another instance was faster, its decision counts. */
    private RecordedAccount insert(RecordedAccount first) {
        return store.insert(first) ? first : find(first.accountSid()).orElseThrow();
    }

    private RecordedAccount first(Account account, TenantId tenant, String mainAccountSid, @Nullable Boolean imported) {
        return new RecordedAccount(
                account.sid(),
                mainAccountSid,
                tenant,
                TwilioText.cleaned(account.status(), 32),
                cipher.seal(account.sid(), account.authToken()),
                null,
                null,
                now(),
                TwilioText.cleaned(account.friendlyName(), LONGEST_NAME),
                imported);
    }

    /** Records what Twilio returns for a recorded account; a token that the caller may not see stays. */
    public RecordedAccount update(RecordedAccount before, Account account) {
        var tokens = account.authToken().isEmpty() ? SealedTokens.of(before) : tokens(account, before);
        var after = before.with(
                tenants.tenantOf(account, before.tenantId()),
                TwilioText.cleaned(account.status(), 32),
                tokens,
                TwilioText.cleaned(account.friendlyName(), LONGEST_NAME),
                now());
        var renamed = before.renamed(after.friendlyName());
        if (isSameExceptTime(renamed, after)) {
            return renamed.equals(before) ? before : replace(before, renamed);
        }
        return replace(before, after);
    }

    /** What another instance or a rotation has recorded since is newer, and counts. */
    private RecordedAccount replace(RecordedAccount before, RecordedAccount after) {
        return store.replace(before, after).or(() -> find(before.accountSid())).orElse(before);
    }

    private SealedTokens tokens(Account account, RecordedAccount before) {
        return SealedTokens.of(before)
                .now(account.sid(), account.authToken(), cipher, now(), rotation.previousTokenValidity());
    }

    private RecordedAccount closed(RecordedAccount account) {
        return account.closed(now());
    }

    /** MongoDB keeps milliseconds. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static boolean isClosed(Account account) {
        return account.status().equals(RecordedAccount.CLOSED);
    }

    private static boolean isSameExceptTime(RecordedAccount first, RecordedAccount second) {
        return second.equals(first.withStatus(first.status(), second.updatedAt()));
    }
}
