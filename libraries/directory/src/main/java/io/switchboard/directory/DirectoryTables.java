package io.switchboard.directory;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

import io.switchboard.events.NumberRecord;
import io.switchboard.events.Topics;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Holds the current records of both topics and the positions up to which these were read. One thread applies records; any
 * number of threads look them up.
 */
final class DirectoryTables implements Directory {

    static final List<String> TOPICS = List.of(Topics.ACCOUNTS.name(), Topics.NUMBERS.name());

    private final TopicTable<Account> accounts;
    private final TopicTable<NumberRecord> numbers;
    private final Map<String, ConcurrentNavigableMap<String, NumberRecord>> numbersByTenant = new ConcurrentHashMap<>();
    private final Map<TopicPartition, Long> positions = new ConcurrentHashMap<>();

    DirectoryTables(TokenCipher cipher) {
        var reader = new RecordReader(cipher);
        this.accounts = new TopicTable<>(reader::account, (before, after) -> {});
        this.numbers = new TopicTable<>(reader::number, this::index);
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

    /** Returns all accounts. */
    List<Account> allAccounts() {
        return accounts.values();
    }

    int accounts() {
        return accounts.size();
    }

    int numbers() {
        return numbers.size();
    }

    /**
     * Applies one record; a null value deletes its key.
     *
     * @throws IllegalArgumentException when the record cannot be read, with the reason. The one before it stays in force.
     */
    void accept(String topic, String key, byte @Nullable [] value) {
        table(topic).accept(key, value);
    }

    /** Copies the record of a key from other tables, if that can be read. */
    void mergeFrom(DirectoryTables other, String topic, String key) {
        if (topic.equals(Topics.ACCOUNTS.name())) {
            accounts.mergeFrom(other.accounts, key);
        } else {
            numbers.mergeFrom(other.numbers, key);
        }
    }

    /** Copies all records of a topic from other tables. */
    void mergeAllFrom(DirectoryTables other, String topic) {
        if (topic.equals(Topics.ACCOUNTS.name())) {
            accounts.mergeAllFrom(other.accounts);
        } else {
            numbers.mergeAllFrom(other.numbers);
        }
    }

    boolean hasAny(String topic) {
        return !table(topic).isEmpty();
    }

    /** Returns the table of a topic, records that cannot be read included. */
    TopicTable<?> table(String topic) {
        return topic.equals(Topics.ACCOUNTS.name()) ? accounts : numbers;
    }

    /** Returns the offset after the last record applied, by partition. */
    Map<TopicPartition, Long> positions() {
        return positions;
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
        return numbersByTenant.computeIfAbsent(tenantId, tenant -> new ConcurrentSkipListMap<>());
    }
}
