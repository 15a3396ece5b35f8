package io.switchboard.provisioning.failedrecord;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * What an operator decided about a record. The record itself stays on its topic as long as Kafka keeps it.
 *
 * @param id the record's place
 * @param writtenAt when the record was written, in milliseconds: a topic that was created again has other records there
 * @param decision {@value #REPLAYED} or {@value #DISCARDED}
 * @param by the subject of the operator
 * @param note the operator's reason; of a discarded record only
 * @param operation the operation that did it
 */
@Document(RecordDecisions.NAME)
@JsonInclude(Include.NON_NULL)
public record RecordDecision(
        @JsonIgnore @MongoId(FieldType.STRING) String id,
        @JsonIgnore @Field("writtenAt") long writtenAt,
        @Field("decision") String decision,
        @Field("by") String by,
        @Field("at") Instant at,
        @Field("note") @Nullable String note,
        @Field("operation") String operation) {

    public static final String REPLAYED = "replayed";
    public static final String DISCARDED = "discarded";

    /** The state of a record about which nothing was decided. */
    public static final String WAITING = "waiting";
}
