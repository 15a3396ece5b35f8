package io.switchboard.notification.status;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import io.switchboard.notification.log.RecordSink;
import io.switchboard.notification.stream.StreamRegistry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.stereotype.Component;

/** Notes when each tenant's last event was passed to an open stream of this instance, since it started. */
@Component
class PushedEvents implements RecordSink {

    private final Map<String, Instant> last = new ConcurrentHashMap<>();
    private final StreamRegistry streams;
    private final Clock clock;

    PushedEvents(StreamRegistry streams, Clock clock) {
        this.streams = streams;
        this.clock = clock;
    }

    @Override
    public void accept(ConsumerRecord<?, byte[]> record) {
        var header = record.headers().lastHeader("ce_tenantid");
        if (header != null && header.value() != null) {
            var tenantId = new String(header.value(), StandardCharsets.UTF_8);
            if (streams.openStreams(tenantId) > 0) {
                last.put(tenantId, clock.instant());
            }
        }
    }

    Optional<Instant> lastOf(String tenantId) {
        return Optional.ofNullable(last.get(tenantId));
    }
}
