package io.switchboard.provisioning.drift;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * The stored document of what the last pass over an account found.
 *
 * @param drifted the numbers whose webhooks differed from their plan
 * @param failing the numbers that still differ after the pass, or could not be compared
 * @param comparedAt when the pass over the account ended
 * @param nextAt about when the next pass begins; null in documents of earlier releases
 */
@Document("account_drifts")
public record AccountDrift(
        @MongoId(FieldType.STRING) String accountSid,
        @Field("drifted") int drifted,
        @Field("failing") int failing,
        @Field("comparedAt") Instant comparedAt,
        @Field("nextAt") @Nullable Instant nextAt) {}
