package io.switchboard.benchmarks.storage;

import java.time.Instant;
import java.util.List;

import org.bson.codecs.pojo.annotations.BsonId;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/** A message of the shape that conversation-service stores. It is public for the driver's codec of records. */
@Document("messages")
public record SampleMessage(
        @BsonId @MongoId(FieldType.STRING) String id,
        @Field("key") String key,
        @Field("conversationId") String conversationId,
        @Field("tenantId") String tenantId,
        @Field("twilioSid") String twilioSid,
        @Field("createdAt") Instant createdAt,
        @Field("direction") String direction,
        @Field("channel") String channel,
        @Field("from") String from,
        @Field("to") String to,
        @Field("status") String status,
        @Field("rank") int rank,
        @Field("history") List<Status> history,
        @Field("body") String body,
        @Field("media") List<Media> media) {

    /** A picture. */
    public record Media(
            @Field("url") String url, @Field("contentType") String contentType) {}

    /** An entry of the history. */
    public record Status(
            @Field("status") String status, @Field("at") Instant at) {}

    /** The newest message in its conversation. */
    public record Last(
            @Field("direction") String direction,
            @Field("preview") String preview,
            @Field("at") Instant at) {}

    /** Creates a message of one of {@code conversations} conversations; every fourth message has a picture. */
    static SampleMessage of(String run, long number, int conversations, Instant at) {
        var id = run + "-" + number;
        return new SampleMessage(
                id,
                "demo|SM" + id,
                run + "-c" + number % conversations,
                "demo",
                "SM" + id,
                at,
                "inbound",
                "sms",
                "+1555123" + number % 10_000,
                "+15551230001",
                "received",
                10,
                List.of(new Status("received", at)),
                "Hello, when does the shop open on Saturday? This is message " + number,
                number % 4 == 0 ? List.of(new Media("https://api.twilio.com/media/" + id, "image/jpeg")) : List.of());
    }

    Last last() {
        return new Last(direction, body, createdAt);
    }
}
