package io.switchboard.benchmarks.store;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import io.switchboard.benchmarks.measurement.MeasurementFailed;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Does the same job as a web server with a handler for each webhook does it: finds or creates the contact and the
 * conversation, stores the message, updates the conversation and publishes, with a request to the database for each step.
 * It spares itself what is not the database's: HTTP, signatures, logs. Several texts are in work at the same time, as in
 * Express, each of which waits for its own steps.
 */
final class OneByOneStore implements AutoCloseable {

    private static final int PREVIEW = 60;

    private final MongoCollection<Document> contacts;
    private final MongoCollection<Document> conversations;
    private final MongoCollection<Document> messages;
    private final OneByOneTopic topic;
    private final int inFlight;

    OneByOneStore(MongoDatabase database, String bootstrapServers, int inFlight) throws InterruptedException {
        this.inFlight = inFlight;
        contacts = database.getCollection("one_by_one_contacts");
        conversations = database.getCollection("one_by_one_conversations");
        messages = database.getCollection("one_by_one_messages");
        var unique = new IndexOptions().unique(true);
        contacts.createIndex(Indexes.ascending("tenantId", "address"), unique);
        conversations.createIndex(Indexes.ascending("tenantId", "ours", "theirs"), unique);
        conversations.createIndex(
                Indexes.compoundIndex(Indexes.ascending("tenantId"), Indexes.descending("updatedAt")));
        messages.createIndex(Indexes.ascending("sid"), unique);
        messages.createIndex(
                Indexes.compoundIndex(Indexes.ascending("conversationId"), Indexes.descending("createdAt")));
        topic = new OneByOneTopic(bootstrapServers);
    }

    /** Stores and publishes the texts; returns how long it took in nanoseconds. */
    long texts(List<SampleText> samples) throws InterruptedException {
        return run(samples, inFlight, this::text);
    }

    /** Applies and publishes all statuses of the texts; returns how long it took in nanoseconds. */
    long statuses(List<SampleText> samples) throws InterruptedException {
        return run(samples, inFlight, sample -> TwilioRecords.statusWords().forEach(status -> status(sample, status)));
    }

    @Override
    public void close() {
        topic.close();
    }

    private void text(SampleText sample) {
        var now = Instant.now();
        if (messages.find(Filters.eq("sid", sample.sid())).first() != null) {
            return;
        }
        var contact = upsert(
                contacts,
                Filters.and(Filters.eq("tenantId", sample.tenant()), Filters.eq("address", sample.theirs())),
                Updates.setOnInsert(new Document("_id", id()).append("createdAt", now)));
        var conversation = upsert(
                conversations,
                Filters.and(
                        Filters.eq("tenantId", sample.tenant()),
                        Filters.eq("ours", sample.ours()),
                        Filters.eq("theirs", sample.theirs())),
                Updates.setOnInsert(new Document("_id", id())
                        .append("contactId", contact.getString("_id"))
                        .append("status", "open")
                        .append("createdAt", now)));
        var message = new Document("_id", id())
                .append("tenantId", sample.tenant())
                .append("conversationId", conversation.getString("_id"))
                .append("sid", sample.sid())
                .append("direction", "inbound")
                .append("from", sample.theirs())
                .append("to", sample.ours())
                .append("body", sample.body())
                .append("status", "received")
                .append("history", List.of(new Document("status", "received").append("at", now)))
                .append("createdAt", now);
        messages.insertOne(message);
        conversations.updateOne(
                Filters.eq("_id", conversation.getString("_id")),
                Updates.combine(
                        Updates.set("lastMessage", sample.body().substring(0, PREVIEW)),
                        Updates.set("updatedAt", now),
                        Updates.inc("unread", 1)));
        topic.publish(sample, message.toJson());
    }

    private void status(SampleText sample, String status) {
        var message = messages.find(Filters.eq("sid", sample.sid())).first();
        if (message != null) {
            messages.updateOne(
                    Filters.eq("_id", message.getString("_id")),
                    Updates.combine(
                            Updates.set("status", status),
                            Updates.push("history", new Document("status", status).append("at", Instant.now()))));
            topic.publish(
                    sample, "{\"messageId\":\"%s\",\"status\":\"%s\"}".formatted(message.getString("_id"), status));
        }
    }

    /**
     * Does the work for each sample, several at a time; returns how long it took in nanoseconds.
     *
     * @throws MeasurementFailed if the work fails for any: the time then says nothing
     */
    static <T> long run(List<T> samples, int inFlight, Consumer<T> work) throws InterruptedException {
        var begin = System.nanoTime();
        var permits = new Semaphore(inFlight);
        var failure = new AtomicReference<@Nullable RuntimeException>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var sample : samples) {
                permits.acquire();
                var unused = threads.submit(() -> {
                    try {
                        work.accept(sample);
                    } catch (RuntimeException e) {
                        failure.compareAndSet(null, e);
                    } finally {
                        permits.release();
                    }
                });
            }
            permits.acquire(inFlight);
        }
        var first = failure.get();
        if (first != null) {
            throw new MeasurementFailed("A text was not stored: " + first, first);
        }
        return System.nanoTime() - begin;
    }

    private static Document upsert(MongoCollection<Document> collection, Bson filter, Bson update) {
        var options = new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER);
        return Objects.requireNonNull(collection.findOneAndUpdate(filter, update, options));
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }
}
