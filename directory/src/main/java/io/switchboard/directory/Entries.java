package io.switchboard.directory;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

import io.switchboard.events.AccountRecord;
import io.switchboard.events.NumberRecord;
import io.switchboard.events.Topics;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What the topics' records add up to. A record that cannot be read changes nothing, so a bad write takes nobody down. */
final class Entries implements Directory {

    private static final Logger log = LoggerFactory.getLogger(Entries.class);

    private final JsonMapper json = new JsonMapper();
    private final TokenCipher cipher;
    private final Map<String, Account> accounts = new ConcurrentHashMap<>();
    private final Map<String, NumberRecord> numbers = new ConcurrentHashMap<>();
    private final Map<String, ConcurrentNavigableMap<String, NumberRecord>> numbersByTenant = new ConcurrentHashMap<>();

    Entries(TokenCipher cipher) {
        this.cipher = cipher;
    }

    @Override
    public Optional<Account> account(String accountSid) {
        return Optional.ofNullable(accounts.get(accountSid));
    }

    @Override
    public Optional<NumberRecord> number(String address) {
        return Optional.ofNullable(numbers.get(address));
    }

    @Override
    public List<NumberRecord> numbersOf(String tenantId) {
        Collection<NumberRecord> all = Optional.ofNullable(numbersByTenant.get(tenantId))
                .map(Map::values)
                .orElse(List.of());
        return List.copyOf(all);
    }

    /** Takes in one record; a null value deletes. */
    void accept(String topic, String key, byte @Nullable [] value) {
        try {
            if (topic.equals(Topics.ACCOUNTS.name())) {
                acceptAccount(key, value);
            } else {
                acceptNumber(key, value);
            }
        } catch (JacksonException | IllegalArgumentException e) {
            log.atError()
                    .addKeyValue("topic", topic)
                    .addKeyValue("key", key)
                    .addKeyValue("reason", e.getMessage())
                    .log("directory record unreadable, the one before it stays in force");
        }
    }

    private void acceptAccount(String key, byte @Nullable [] value) {
        if (value == null) {
            accounts.remove(key);
            return;
        }
        var entry = json.readValue(value, AccountRecord.class);
        var previous = entry.sealedPreviousAuthToken();
        accounts.put(
                key,
                new Account(
                        key,
                        entry.tenantId(),
                        cipher.open(key, entry.sealedAuthToken()),
                        previous == null ? null : cipher.open(key, previous),
                        entry.previousAuthTokenUntil()));
    }

    private void acceptNumber(String key, byte @Nullable [] value) {
        var entry = value == null ? null : json.readValue(value, NumberRecord.class);
        var before = entry == null ? numbers.remove(key) : numbers.put(key, entry);
        if (before != null && (entry == null || !before.tenantId().equals(entry.tenantId()))) {
            of(before.tenantId()).remove(key);
        }
        if (entry != null) {
            of(entry.tenantId()).put(key, entry);
        }
    }

    private ConcurrentNavigableMap<String, NumberRecord> of(String tenantId) {
        return numbersByTenant.computeIfAbsent(tenantId, each -> new ConcurrentSkipListMap<>());
    }
}
