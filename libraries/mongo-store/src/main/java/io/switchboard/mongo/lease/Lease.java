package io.switchboard.mongo.lease;

import java.time.Instant;

import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * The right to work on a resource until a time.
 *
 * @param resource the resource's name, such as {@code number|+15551230001}
 * @param holder the instance that has it, for administrators who inspect the database
 * @param token grows with every acquisition of the resource: a write that requires the last token rejects an earlier holder
 * @param expiresAt the time from which another holder may acquire it
 */
@Document("leases")
public record Lease(
        @MongoId(FieldType.STRING) String resource,
        @Field("holder") String holder,
        @Field("token") long token,
        @Field("expiresAt") Instant expiresAt) {}
