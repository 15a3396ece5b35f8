package io.switchboard.notification.log;

import java.util.List;
import java.util.function.Consumer;

import io.switchboard.notification.telemetry.RateLimitedLog;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Passes everything to each of several sinks, in turn. A sink that throws costs the others nothing. */
final class RecordSinks implements RecordSink {

    private static final Logger log = LoggerFactory.getLogger(RecordSinks.class);

    private final List<RecordSink> sinks;
    private final RateLimitedLog failures = new RateLimitedLog(log);

    RecordSinks(List<RecordSink> sinks) {
        this.sinks = List.copyOf(sinks);
    }

    @Override
    public void accept(ConsumerRecord<?, byte[]> record) {
        forEach(sink -> sink.accept(record));
    }

    @Override
    public void start(TopicOffsets offsets) {
        forEach(sink -> sink.start(offsets.copy()));
    }

    @Override
    public void advance(int partition, long next) {
        forEach(sink -> sink.advance(partition, next));
    }

    @Override
    public void stop() {
        forEach(RecordSink::stop);
    }

    private void forEach(Consumer<RecordSink> call) {
        for (var sink : sinks) {
            try {
                call.accept(sink);
            } catch (RuntimeException e) {
                failures.warn(line -> line.addKeyValue("sink", sink.getClass().getSimpleName())
                        .setCause(e)
                        .log("a receiver of live records failed"));
            }
        }
    }
}
