package io.switchboard.emulator.account;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

import io.switchboard.emulator.reset.ResettableState;
import io.switchboard.emulator.rest.SidGenerator;
import io.switchboard.emulator.state.SavedState;
import org.springframework.stereotype.Component;

/** The store of all accounts, which starts with the seeded ones. */
@Component
public class Accounts implements ResettableState, SavedState<Account> {
    private final EmulatorSettings settings;
    private final Clock clock;
    private final AtomicLong sequence = new AtomicLong();
    private final Map<String, Account> bySid = new ConcurrentHashMap<>();

    Accounts(EmulatorSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        reset();
    }

    /** Removes all accounts but the seeded ones, and restores those. */
    @Override
    public void reset() {
        bySid.clear();
        for (var seed : settings.accounts()) {
            add(seed.sid(), seed.owner(), seed.friendlyName(), seed.authToken());
        }
    }

    Account createSubaccount(Account owner, String friendlyName) {
        return add(SidGenerator.next("AC"), owner.sid(), friendlyName, SidGenerator.hex());
    }

    private Account add(String sid, String ownerSid, String friendlyName, String authToken) {
        var now = clock.instant();
        var account = new Account(
                sequence.incrementAndGet(), sid, ownerSid, friendlyName, authToken, null, "active", now, now);
        bySid.put(sid, account);
        return account;
    }

    public Optional<Account> find(String sid) {
        return Optional.ofNullable(bySid.get(sid));
    }

    /**
     * Returns an account that must exist.
     *
     * @throws IllegalArgumentException if it does not
     */
    public Account get(String sid) {
        return find(sid).orElseThrow(() -> new IllegalArgumentException("no account " + sid));
    }

    Account update(String sid, UnaryOperator<Account> change) {
        var updated = bySid.computeIfPresent(sid, (key, account) -> change.apply(account));
        if (updated == null) {
            throw new IllegalArgumentException("no account " + sid);
        }
        return updated;
    }

    /** Replaces the token of an account; the old token is no longer valid. */
    public void changeToken(String sid, String authToken) {
        update(sid, account -> account.withToken(authToken, clock.instant()));
    }

    /** Returns how many subaccounts of the main account count towards its limit: closed ones do not. */
    long openSubaccounts(Account main) {
        return bySid.values().stream()
                .filter(account -> account.ownerSid().equals(main.sid()) && !account.isMain())
                .filter(account -> !account.status().equals("closed"))
                .count();
    }

    /** Changes the status of an account: active, suspended or closed. */
    public void changeStatus(String sid, String status) {
        update(sid, account -> account.updated(account.friendlyName(), status, clock.instant()));
    }

    /** Returns the account and those that it may act for, by the time of their creation. */
    public NavigableMap<Long, Account> reachableBy(Account caller) {
        var reachable = new ConcurrentSkipListMap<Long, Account>();
        bySid.values().stream()
                .filter(caller::mayActFor)
                .forEach(account -> reachable.put(account.sequence(), account));
        return reachable;
    }

    @Override
    public String part() {
        return "accounts";
    }

    @Override
    public Class<Account> entryType() {
        return Account.class;
    }

    @Override
    public List<Account> entries() {
        return List.copyOf(bySid.values());
    }

    @Override
    public void restore(List<Account> entries) {
        bySid.clear();
        entries.forEach(entry -> {
            bySid.put(entry.sid(), entry);
            sequence.accumulateAndGet(entry.sequence(), Math::max);
        });
    }
}
