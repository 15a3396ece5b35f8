package io.switchboard.provisioning.failedrecord;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

import io.switchboard.change.audit.SecretFields;
import io.switchboard.web.UnicodeText;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Shows the headers of a record as text. */
final class RecordHeaders {

    private static final int LONGEST = 1_000;
    private static final String DEAD_LETTER = "kafka_dlt-original-";

    private RecordHeaders() {}

    /** Returns the headers by name; those that are named like secrets are left out. */
    static Map<String, Object> of(ConsumerRecord<?, ?> record) {
        var headers = new TreeMap<String, Object>();
        record.headers().forEach(header -> headers.put(header.key(), text(header)));
        return SecretFields.without(headers);
    }

    /** Returns the place of the original of a dead letter; null of other records. */
    static @Nullable String origin(ConsumerRecord<?, ?> record) {
        var topic = record.headers().lastHeader(DEAD_LETTER + "topic");
        var partition = record.headers().lastHeader(DEAD_LETTER + "partition");
        var offset = record.headers().lastHeader(DEAD_LETTER + "offset");
        return topic == null || partition == null || offset == null
                ? null
                : text(topic) + ":" + text(partition) + ":" + text(offset);
    }

    /** Spring writes the numbers of a dead letter's origin as bytes. */
    private static String text(Header header) {
        var value = header.value();
        if (value == null) {
            return "";
        }
        if (header.key().startsWith(DEAD_LETTER)
                && value.length == Integer.BYTES
                && !header.key().endsWith("topic")) {
            return Integer.toString(ByteBuffer.wrap(value).getInt());
        }
        if (header.key().startsWith(DEAD_LETTER)
                && value.length == Long.BYTES
                && !header.key().endsWith("topic")) {
            return Long.toString(ByteBuffer.wrap(value).getLong());
        }
        return UnicodeText.bounded(new String(value, StandardCharsets.UTF_8), LONGEST);
    }
}
