package io.switchboard.directory;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;

import org.jspecify.annotations.Nullable;

/**
 * What one compacted topic adds up to, and its records as they came. One thread changes it, any number look things up.
 *
 * <p>A record that cannot be read takes nobody down: the one before it stays in force. Where there was none it is kept
 * unread, so that a copy made under the wrong keyset is whole again under the right one.
 *
 * @param <T> what a record says
 */
final class Table<T> {

    private final Map<String, Row<T>> rows = new ConcurrentHashMap<>();
    private final AtomicInteger readable = new AtomicInteger();
    private final BiFunction<String, byte[], T> read;
    private final BiConsumer<@Nullable T, @Nullable T> changed;

    /**
     * An empty table.
     *
     * @param read makes of key and record what it says, or throws an {@link IllegalArgumentException}
     * @param changed hears what a key said before and says now
     */
    Table(BiFunction<String, byte[], T> read, BiConsumer<@Nullable T, @Nullable T> changed) {
        this.read = read;
        this.changed = changed;
    }

    Optional<T> get(String key) {
        var row = rows.get(key);
        return row == null ? Optional.empty() : Optional.ofNullable(row.value);
    }

    /** How many keys have a record that can be read. */
    int size() {
        return readable.get();
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /**
     * Takes in one record; a null one deletes.
     *
     * @throws IllegalArgumentException when it cannot be read, with the reason
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

    /** Takes over what another table has under a key, if that can be read. */
    void adopt(Table<T> other, String key) {
        var row = other.rows.get(key);
        if (row != null && row.value != null) {
            put(key, row);
        }
    }

    void adoptAll(Table<T> other) {
        other.rows.forEach(this::put);
    }

    /** Something that is done with each record. */
    interface RecordSink {
        void accept(String key, byte[] record) throws IOException;
    }

    void forEach(RecordSink sink) throws IOException {
        for (var each : rows.entrySet()) {
            sink.accept(each.getKey(), each.getValue().record);
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
