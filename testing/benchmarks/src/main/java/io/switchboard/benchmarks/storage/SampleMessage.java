package io.switchboard.benchmarks.storage;

import java.time.Instant;
import java.util.List;

import org.bson.codecs.pojo.annotations.BsonId;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/** A message of the shape that conversation-service stores, mapped by the driver's codec or by Spring Data. */
@Document("messages")
public record SampleMessage(
        @BsonId @MongoId(FieldType.STRING) String id,
        @Field("tenantId") String tenantId,
        @Field("key") String key,
        @Field("conversationId") String conversationId,
        @Field("direction") String direction,
        @Field("channel") String channel,
        @Field("from") String from,
        @Field("to") String to,
        @Field("body") String body,
        @Field("media") List<Media> media,
        @Field("status") String status,
        @Field("rank") int rank,
        @Field("history") List<Status> history,
        @Field("twilioSid") String twilioSid,
        @Field("createdAt") Instant createdAt) {

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
                "demo",
                "demo|SM" + id,
                run + "-c" + number % conversations,
                "inbound",
                "sms",
                "+1555123" + number % 10_000,
                "+15551230001",
                "Hello, when does the shop open on Saturday? This is message " + number,
                number % 4 == 0 ? List.of(new Media("https://api.twilio.com/media/" + id, "image/jpeg")) : List.of(),
                "received",
                10,
                List.of(new Status("received", at)),
                "SM" + id,
                at);
    }

    Last last() {
        return new Last(direction, body, createdAt);
    }
}
