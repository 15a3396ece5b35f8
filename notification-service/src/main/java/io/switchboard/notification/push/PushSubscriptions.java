package io.switchboard.notification.push;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import io.switchboard.directory.TokenCipher;
import io.switchboard.notification.recipient.NotificationRecipient;
import io.switchboard.notification.recipient.NotificationRecipients;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/** Stores the subscriptions of browsers and phones. */
@Component
class PushSubscriptions {

    /** Of one person; the oldest makes room. */
    static final int MOST = 20;

    private static final JsonMapper JSON = JsonMapper.shared();

    private final MongoOperations mongo;
    private final TokenCipher cipher;
    private final NotificationRecipients recipients;
    private final Clock clock;

    PushSubscriptions(MongoOperations mongo, TokenCipher cipher, NotificationRecipients recipients, Clock clock) {
        this.mongo = mongo;
        this.cipher = cipher;
        this.recipients = recipients;
        this.clock = clock;
    }

    /** Stores a browser's subscription; the one that it had before, of whichever person, is replaced. */
    StoredSubscription add(NotificationRecipient owner, PushTarget target) {
        var id = hash(target.endpoint());
        var subscription = new StoredSubscription(
                id,
                owner.tenantId(),
                owner.id(),
                target.url().getHost(),
                cipher.seal(id, JSON.writeValueAsString(target)),
                clock.instant());
        mongo.save(subscription);
        recipients.takesPushes(owner.id(), true);
        of(owner.id()).stream().skip(MOST).forEach(oldest -> remove(owner.id(), oldest.id()));
        return subscription;
    }

    /** Returns an owner's subscriptions, the newest first. */
    List<StoredSubscription> of(String owner) {
        return mongo.find(
                query(where("owner").is(owner)).with(Sort.by(Sort.Direction.DESC, "createdAt", "_id")),
                StoredSubscription.class);
    }

    Optional<StoredSubscription> find(String id) {
        return Optional.ofNullable(mongo.findById(id, StoredSubscription.class));
    }

    /** Returns the address and the keys of a subscription. */
    PushTarget open(StoredSubscription subscription) {
        return JSON.readValue(cipher.open(subscription.id(), subscription.sealed()), PushTarget.class);
    }

    /** Removes an owner's subscription; false when the owner has none with this id. */
    boolean remove(String owner, String id) {
        var isRemoved = mongo.remove(query(where("_id").is(id).and("owner").is(owner)), StoredSubscription.class)
                        .getDeletedCount()
                > 0;
        if (isRemoved) {
            updateOwner(owner);
        }
        return isRemoved;
    }

    /** Records that an owner who has no subscription takes no pushes, unless a browser subscribes at this moment. */
    void updateOwner(String owner) {
        if (of(owner).isEmpty()) {
            recipients.takesPushes(owner, false);
            if (!of(owner).isEmpty()) {
                recipients.takesPushes(owner, true);
            }
        }
    }

    private static String hash(String endpoint) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(endpoint.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
