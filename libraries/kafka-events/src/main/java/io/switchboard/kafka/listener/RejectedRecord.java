package io.switchboard.kafka.listener;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.log.LogAccessor;
import org.springframework.kafka.support.KafkaUtils;
import org.springframework.kafka.support.serializer.SerializationUtils;

/** A record of a batch that can never be processed, and why. */
record RejectedRecord(ConsumerRecord<?, ?> record, DeadLetterReason reason, Throwable failure) {

    private static final Logger log = LoggerFactory.getLogger(RejectedRecord.class);
    private static final int LONGEST_REASON = 500;

    /** Rejects a record without an event, for the reason that the deserializer gave; a record without a value has none. */
    static RejectedRecord unreadable(ConsumerRecord<?, ?> record) {
        var failure = SerializationUtils.getExceptionFromHeader(
                record, KafkaUtils.VALUE_DESERIALIZER_EXCEPTION_HEADER, new LogAccessor(RejectedRecord.class));
        var text = failure == null
                ? "the value is no CloudEvent"
                : String.valueOf(
                        NestedExceptionUtils.getMostSpecificCause(failure).getMessage());
        return new RejectedRecord(record, DeadLetterReason.UNREADABLE, new UnprocessableEvent(text));
    }

    /** The reason in the dead letter. */
    String text() {
        var cause = NestedExceptionUtils.getMostSpecificCause(failure);
        var text = cause instanceof UnprocessableEvent ? String.valueOf(cause.getMessage()) : cause.toString();
        return text.length() <= LONGEST_REASON ? text : text.substring(0, LONGEST_REASON) + "…";
    }

    void log() {
        log.atError()
                .addKeyValue("topic", record.topic())
                .addKeyValue("partition", record.partition())
                .addKeyValue("offset", record.offset())
                .addKeyValue("kind", reason.tag())
                .addKeyValue("reason", text())
                .setCause(reason.isCertain() ? null : failure)
                .log("record dead-lettered");
    }
}
