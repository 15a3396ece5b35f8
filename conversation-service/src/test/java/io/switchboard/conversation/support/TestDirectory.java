package io.switchboard.conversation.support;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import io.switchboard.directory.Account;
import io.switchboard.directory.Directory;
import io.switchboard.directory.KnownAccounts;
import io.switchboard.events.NumberRecord;

/** A directory that a test can change. */
public final class TestDirectory implements Directory, KnownAccounts {

    private final Map<String, Account> accounts = new ConcurrentHashMap<>();
    private final Map<String, NumberRecord> numbers = new ConcurrentHashMap<>();

    /** Adds or replaces an account. */
    public TestDirectory account(String accountSid, String tenantId, String token) {
        accounts.put(accountSid, new Account(accountSid, tenantId, token, null, null));
        return this;
    }

    /** Adds or replaces a number. */
    public TestDirectory number(String address, String tenantId, String accountSid) {
        return number(
                new NumberRecord(address, tenantId, "PN1", accountSid, null, List.of(NumberRecord.ChannelKind.SMS)));
    }

    /** Adds or replaces a number. */
    public TestDirectory number(NumberRecord number) {
        numbers.put(number.address(), number);
        return this;
    }

    /** Removes a number. */
    public void removeNumber(String address) {
        numbers.remove(address);
    }

    @Override
    public Optional<Account> account(String accountSid) {
        return Optional.ofNullable(accounts.get(accountSid));
    }

    @Override
    public List<Account> accounts() {
        return List.copyOf(accounts.values());
    }

    @Override
    public Optional<NumberRecord> number(String address) {
        return Optional.ofNullable(numbers.get(address));
    }

    @Override
    public List<NumberRecord> numbersOf(String tenantId) {
        return numbers.values().stream()
                .filter(number -> number.tenantId().equals(tenantId))
                .toList();
    }
}
