package io.switchboard.provisioning.failedrecord;

import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;
import io.switchboard.events.TopicNames;
import io.switchboard.kafka.replay.DeadLetters;
import io.switchboard.kafka.replay.OrderedRecords;
import io.switchboard.web.ApiProblem;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** The two kinds of records that failed, each with its topics. */
public enum RecordKind {
    /** Records that a consumer can never process. */
    DEAD_LETTERS,
    /** Webhooks that the ingress rejected. */
    REJECTED_WEBHOOKS;

    /** Returns the word in paths. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Returns the partitions that can have selected records, in their order.
     *
     * @throws ApiProblem when the filter names a topic that has no such records
     */
    public List<TopicPartition> partitions(OrderedRecords records, RecordFilter filter) {
        return topics(records, filter.topic()).stream()
                .flatMap(topic -> records.partitions(topic).stream())
                .toList();
    }

    /** Returns whether the record can be of this kind. */
    public boolean has(RecordId id) {
        return this == REJECTED_WEBHOOKS
                ? id.topic().equals(TopicNames.TWILIO_REJECTED)
                : DeadLetters.isTopic(id.topic());
    }

    private List<String> topics(OrderedRecords records, @Nullable String topic) {
        var all = this == REJECTED_WEBHOOKS ? List.of(TopicNames.TWILIO_REJECTED) : records.deadLetterTopics();
        if (topic == null) {
            return all;
        }
        if (!all.contains(topic)) {
            throw ApiProblem.notFound("topic", topic);
        }
        return List.of(topic);
    }
}
