package io.switchboard.emulator.account;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

import io.switchboard.emulator.reset.ResettableState;
import io.switchboard.emulator.rest.SidGenerator;
import io.switchboard.emulator.state.SavedState;
import org.springframework.stereotype.Component;

/** The store of all accounts' API keys. */
@Component
class ApiKeys implements ResettableState, SavedState<ApiKey> {
    private final Clock clock;
    private final AtomicLong sequence = new AtomicLong();
    private final Map<String, ApiKey> bySid = new ConcurrentHashMap<>();

    ApiKeys(Clock clock) {
        this.clock = clock;
    }

    /** Removes all keys. */
    @Override
    public void reset() {
        bySid.clear();
    }

    ApiKey create(String accountSid, String friendlyName, CredentialKind kind) {
        var key = new ApiKey(
                sequence.incrementAndGet(),
                SidGenerator.next("SK"),
                accountSid,
                friendlyName,
                SidGenerator.hex(),
                kind,
                clock.instant());
        bySid.put(key.sid(), key);
        return key;
    }

    Optional<ApiKey> find(String sid) {
        return Optional.ofNullable(bySid.get(sid));
    }

    Optional<ApiKey> find(String accountSid, String sid) {
        return find(sid).filter(key -> key.accountSid().equals(accountSid));
    }

    void delete(ApiKey key) {
        bySid.remove(key.sid());
    }

    NavigableMap<Long, ApiKey> of(String accountSid) {
        var keys = new ConcurrentSkipListMap<Long, ApiKey>();
        bySid.values().stream()
                .filter(key -> key.accountSid().equals(accountSid))
                .forEach(key -> keys.put(key.sequence(), key));
        return keys;
    }

    @Override
    public String part() {
        return "apiKeys";
    }

    @Override
    public Class<ApiKey> entryType() {
        return ApiKey.class;
    }

    @Override
    public List<ApiKey> entries() {
        return List.copyOf(bySid.values());
    }

    @Override
    public void restore(List<ApiKey> entries) {
        bySid.clear();
        entries.forEach(entry -> {
            bySid.put(entry.sid(), entry);
            sequence.accumulateAndGet(entry.sequence(), Math::max);
        });
    }
}
