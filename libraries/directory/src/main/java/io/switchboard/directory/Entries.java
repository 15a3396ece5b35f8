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
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What both topics add up to, and how far they were read. One thread takes records in, any number look things up. */
final class Entries implements Directory {

    static final List<String> TOPICS = List.of(Topics.ACCOUNTS.name(), Topics.NUMBERS.name());

    private static final JsonMapper JSON = new JsonMapper();

    private final TokenCipher cipher;
    private final Table<Account> accounts = new Table<>(this::account, (before, after) -> {});
    private final Table<NumberRecord> numbers = new Table<>(this::number, this::index);
    private final Map<String, ConcurrentNavigableMap<String, NumberRecord>> numbersByTenant = new ConcurrentHashMap<>();
    private final Map<TopicPartition, Long> positions = new ConcurrentHashMap<>();

    Entries(TokenCipher cipher) {
        this.cipher = cipher;
    }

    @Override
    public Optional<Account> account(String accountSid) {
        return accounts.get(accountSid);
    }

    @Override
    public Optional<NumberRecord> number(String address) {
        return numbers.get(address);
    }

    @Override
    public List<NumberRecord> numbersOf(String tenantId) {
        Collection<NumberRecord> all = Optional.ofNullable(numbersByTenant.get(tenantId))
                .map(Map::values)
                .orElse(List.of());
        return List.copyOf(all);
    }

    int accounts() {
        return accounts.size();
    }

    int numbers() {
        return numbers.size();
    }

    /**
     * Takes in one record; a null value deletes.
     *
     * @throws IllegalArgumentException when it cannot be read, with the reason. The one before it stays in force.
     */
    void accept(String topic, String key, byte @Nullable [] value) {
        table(topic).accept(key, value);
    }

    /** Takes over what another has under a key, if that can be read. */
    void adopt(Entries other, String topic, String key) {
        if (topic.equals(Topics.ACCOUNTS.name())) {
            accounts.adopt(other.accounts, key);
        } else {
            numbers.adopt(other.numbers, key);
        }
    }

    /** Takes over all that another has of a topic. */
    void adoptAll(Entries other, String topic) {
        if (topic.equals(Topics.ACCOUNTS.name())) {
            accounts.adoptAll(other.accounts);
        } else {
            numbers.adoptAll(other.numbers);
        }
    }

    boolean hasAny(String topic) {
        return !table(topic).isEmpty();
    }

    /** The records in force on a topic, those included that cannot be read. */
    Table<?> table(String topic) {
        return topic.equals(Topics.ACCOUNTS.name()) ? accounts : numbers;
    }

    /** The offsets after the last record taken in from each partition. */
    Map<TopicPartition, Long> positions() {
        return positions;
    }

    private Account account(String key, byte[] value) {
        var entry = read(value, AccountRecord.class);
        if (entry.tenantId() == null || entry.sealedAuthToken() == null) {
            throw new IllegalArgumentException("An account needs tenantId and sealedAuthToken");
        }
        var previous = entry.sealedPreviousAuthToken();
        return new Account(
                key,
                entry.tenantId(),
                cipher.open(key, entry.sealedAuthToken()),
                previous == null ? null : cipher.open(key, previous),
                entry.previousAuthTokenUntil());
    }

    private NumberRecord number(String key, byte[] value) {
        var entry = read(value, NumberRecord.class);
        if (!key.equals(entry.address()) || entry.tenantId() == null) {
            throw new IllegalArgumentException("A number needs tenantId, and its address as the key");
        }
        return entry;
    }

    private static <T> T read(byte[] value, Class<T> type) {
        try {
            return Optional.ofNullable(JSON.readValue(value, type))
                    .orElseThrow(() -> new IllegalArgumentException("The record is null"));
        } catch (JacksonException e) {
            throw new IllegalArgumentException(e.getOriginalMessage(), e);
        }
    }

    private void index(@Nullable NumberRecord before, @Nullable NumberRecord after) {
        if (before != null && (after == null || !before.tenantId().equals(after.tenantId()))) {
            of(before.tenantId()).remove(before.address());
        }
        if (after != null) {
            of(after.tenantId()).put(after.address(), after);
        }
    }

    private ConcurrentNavigableMap<String, NumberRecord> of(String tenantId) {
        return numbersByTenant.computeIfAbsent(tenantId, each -> new ConcurrentSkipListMap<>());
    }
}
