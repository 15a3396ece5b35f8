package io.switchboard.kafka.replay;

import java.nio.charset.StandardCharsets;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Reads headers of records as text. */
public final class RecordHeaderReader {

    private RecordHeaderReader() {}

    /** Returns the value of the last header of a name; null when there is none. */
    public static @Nullable String header(ConsumerRecord<?, ?> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    /** Returns the id of the record's event; null when it has none. */
    public static @Nullable String id(ConsumerRecord<?, ?> record) {
        return header(record, "ce_id");
    }
}
