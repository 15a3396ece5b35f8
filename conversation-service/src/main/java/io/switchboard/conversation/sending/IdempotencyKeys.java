package io.switchboard.conversation.sending;

import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

import com.mongodb.client.model.Indexes;
import io.switchboard.events.SendMessage;
import io.switchboard.mongo.DocumentInserts;
import io.switchboard.mongo.TenantKey;
import io.switchboard.mongo.index.DeclaredIndex;
import io.switchboard.web.IdempotencyKey;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;
import org.springframework.stereotype.Component;

/**
 * Stores for {@value #DAYS} days which command a client's {@code Idempotency-Key} stands for: requests with the same key are
 * one message, however many they are and whichever instances receive them.
 */
@Component
public class IdempotencyKeys {

    private static final String NAME = "idempotency_keys";
    private static final long DAYS = 2;

    private final MongoOperations mongo;
    private final Clock clock;

    /**
     * A key that a client has used.
     *
     * @param id tenant and key
     * @param request the hash of the request, which tells another request with the same key
     */
    @Document("idempotency_keys")
    public record Used(
            @MongoId(FieldType.STRING) String id,
            @Field("request") String request,
            @Field("messageId") String messageId,
            @Field("conversationId") String conversationId,
            @Field("createdAt") Instant createdAt) {}

    IdempotencyKeys(MongoOperations mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    @Bean
    static DeclaredIndex idempotencyKeysExpire() {
        return DeclaredIndex.expiry(
                NAME, "expiry", Indexes.ascending("createdAt"), DAYS, "a client does not retry for longer than that");
    }

    /**
     * The command that the key stands for: this one if the key is new or absent, otherwise the first one with the key.
     *
     * @throws IdempotencyKeyReused if the key stands for another request
     */
    SendMessage firstUse(@Nullable String key, SendMessage command) {
        if (key == null || key.isEmpty()) {
            return command;
        }
        var use = new Used(
                TenantKey.of(command.tenantId(), key),
                SendRequestHash.of(command),
                command.messageId(),
                command.conversationId(),
                command.createdAt());
        if (DocumentInserts.ifAbsent(mongo, use)) {
            return command;
        }
        var first = Objects.requireNonNull(mongo.findById(use.id(), Used.class));
        return repeated(command, first);
    }

    /**
     * The id that the key stands for: this one if the key is new or absent, otherwise that of the first request with the key.
     *
     * @param request the hash of the request
     * @throws IdempotencyKeyReused if the key stands for another request
     */
    public String firstUse(TenantId tenantId, @Nullable IdempotencyKey key, String request, String id) {
        if (key == null) {
            return id;
        }
        var use = new Used(TenantKey.of(tenantId.value(), key.value()), request, id, "", clock.instant());
        if (DocumentInserts.ifAbsent(mongo, use)) {
            return id;
        }
        var first = Objects.requireNonNull(mongo.findById(use.id(), Used.class));
        if (!first.request().equals(request)) {
            throw new IdempotencyKeyReused();
        }
        return first.messageId();
    }

    /**
     * The first command with the key, if the key was used for the same request before. Uses no key.
     *
     * @throws IdempotencyKeyReused if the key stands for another request
     */
    Optional<SendMessage> earlierUse(@Nullable String key, SendMessage command) {
        if (key == null || key.isEmpty()) {
            return Optional.empty();
        }
        return Optional.ofNullable(mongo.findById(TenantKey.of(command.tenantId(), key), Used.class))
                .map(first -> repeated(command, first));
    }

    /** The first command with the key. */
    private static SendMessage repeated(SendMessage command, Used first) {
        if (!first.request().equals(SendRequestHash.of(command))) {
            throw new IdempotencyKeyReused();
        }
        return command.toBuilder()
                .messageId(first.messageId())
                .conversationId(first.conversationId())
                .createdAt(first.createdAt())
                .build();
    }
}
