package io.switchboard.starter.kafka;

import java.nio.charset.StandardCharsets;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;

/**
 * Puts a record that can never be processed on {@code <topic>.dlt}, unchanged and with the reason in a header. Only then
 * does the partition move on.
 */
final class DeadLetters extends DeadLetterPublishingRecoverer {

    private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);

    DeadLetters(KafkaOperations<?, ?> kafka) {
        super(kafka, (record, failure) -> new TopicPartition(record.topic() + ".dlt", -1));
        setFailIfSendResultIsError(true);
        // Class names and stack traces stay off the wire.
        excludeHeader(
                HeaderNames.HeadersToAdd.EXCEPTION,
                HeaderNames.HeadersToAdd.EX_CAUSE,
                HeaderNames.HeadersToAdd.EX_STACKTRACE,
                HeaderNames.HeadersToAdd.EX_MSG,
                HeaderNames.HeadersToAdd.GROUP);
        setHeadersFunction(DeadLetters::reason);
    }

    private static Headers reason(ConsumerRecord<?, ?> record, Exception failure) {
        var cause = NestedExceptionUtils.getMostSpecificCause(failure);
        log.atError()
                .addKeyValue("topic", record.topic())
                .addKeyValue("partition", record.partition())
                .addKeyValue("offset", record.offset())
                .addKeyValue("reason", cause.toString())
                .log("record set aside");
        var message = cause.getMessage() == null ? "unknown" : cause.getMessage();
        return new RecordHeaders().add("reason", message.getBytes(StandardCharsets.UTF_8));
    }
}
