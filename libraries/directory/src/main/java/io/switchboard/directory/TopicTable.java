package io.switchboard.directory;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;

import org.jspecify.annotations.Nullable;

/**
 * Holds the current records of one compacted topic, parsed and as received. One thread changes the table; any number of
 * threads read it.
 *
 * <p>A record that cannot be read does not replace the one before it. Without one before, it is kept unread, so that a
 * snapshot taken under the wrong keyset is complete again under the right one.
 *
 * @param <T> the type of a parsed record
 */
final class TopicTable<T> {

    private final Map<String, Row<T>> rows = new ConcurrentHashMap<>();
    private final AtomicInteger readable = new AtomicInteger();
    private final BiFunction<String, byte[], T> read;
    private final BiConsumer<@Nullable T, @Nullable T> changed;

    /**
     * Creates an empty table.
     *
     * @param read parses key and record, or throws an {@link IllegalArgumentException}
     * @param changed receives the value of a key before and after each change
     */
    TopicTable(BiFunction<String, byte[], T> read, BiConsumer<@Nullable T, @Nullable T> changed) {
        this.read = read;
        this.changed = changed;
    }

    Optional<T> get(String key) {
        var row = rows.get(key);
        return row == null ? Optional.empty() : Optional.ofNullable(row.value);
    }

    /** Returns the values of all keys whose record can be read. */
    List<T> values() {
        return rows.values().stream()
                .map(row -> row.value)
                .filter(Objects::nonNull)
                .toList();
    }

    /** Returns how many keys have a record that can be read. */
    int size() {
        return readable.get();
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /**
     * Applies one record; a null one deletes its key.
     *
     * @throws IllegalArgumentException when the record cannot be read, with the reason
     */
    void accept(String key, byte @Nullable [] record) {
        if (record == null) {
            put(key, null);
            return;
        }
        try {
            put(key, new Row<>(read.apply(key, record), record));
        } catch (RuntimeException e) {
            if (get(key).isEmpty()) {
                put(key, new Row<>(null, record));
            }
            throw e;
        }
    }

    /** Copies the record of a key from another table, if that can be read. */
    void mergeFrom(TopicTable<T> other, String key) {
        var row = other.rows.get(key);
        if (row != null && row.value != null) {
            put(key, row);
        }
    }

    void mergeAllFrom(TopicTable<T> other) {
        other.rows.forEach(this::put);
    }

    /** Receives each record. */
    interface RecordSink {
        void accept(String key, byte[] record) throws IOException;
    }

    void forEach(RecordSink sink) throws IOException {
        for (var row : rows.entrySet()) {
            sink.accept(row.getKey(), row.getValue().record);
        }
    }

    private void put(String key, @Nullable Row<T> row) {
        var before = row == null ? rows.remove(key) : rows.put(key, row);
        var valueBefore = before == null ? null : before.value;
        var value = row == null ? null : row.value;
        readable.addAndGet((value == null ? 0 : 1) - (valueBefore == null ? 0 : 1));
        changed.accept(valueBefore, value);
    }

    private static final class Row<T> {

        private final @Nullable T value;
        private final byte[] record;

        Row(@Nullable T value, byte[] record) {
            this.value = value;
            this.record = record;
        }
    }
}
