package io.switchboard.provisioning.purchase.journal;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

import io.switchboard.change.AnnouncedDocument;
import io.switchboard.change.audit.AuditActor;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * The journal of one purchase.
 *
 * @param id carried in the number's name at Twilio until the purchase ends
 * @param accountSid the account that buys
 * @param buyer who asked for the number
 * @param address the chosen number; null while there is none
 * @param phoneNumberId the id of its record
 * @param sid Twilio's; null until Twilio has certainly sold the number
 * @param tried the numbers of a search that were taken when they were ordered
 * @param attempts how often the present step was tried in vain
 * @param orderedAt when the newest order may have been sent
 * @param steps those done, oldest first
 * @param nextAttemptAt when the next step is due; null once the purchase has ended
 */
@Document("purchases")
public record Purchase(
        @MongoId(FieldType.STRING) String id,
        @Field("tenantId") TenantId tenantId,
        @Field("accountSid") String accountSid,
        @Field("request") PurchaseRequest request,
        @Field("buyer") Buyer buyer,
        @Field("state") PurchaseState state,
        @Field("address") @Nullable String address,
        @Field("phoneNumberId") @Nullable String phoneNumberId,
        @Field("sid") @Nullable String sid,
        @Field("tried") List<String> tried,
        @Field("attempts") int attempts,
        @Field("orderedAt") @Nullable Instant orderedAt,
        @Field("steps") List<Step> steps,
        @Field("problem") @Nullable PurchaseProblem problem,
        @Field("nextAttemptAt") @Nullable Instant nextAttemptAt,
        @Field("createdAt") Instant createdAt,
        @Field("updatedAt") Instant updatedAt,
        @Field("revision") long revision)
        implements AnnouncedDocument {

    static final String NAME_PREFIX = "switchboard:";

    public Purchase {
        tried = List.copyOf(tried);
        steps = List.copyOf(steps);
    }

    /** The person or program that asked for the number. */
    public record Buyer(
            @Field("subject") String subject,
            @Field("client") @Nullable String client,
            @Field("roles") List<String> roles) {

        public static Buyer of(AuditActor actor) {
            return new Buyer(actor.subject(), actor.client(), actor.roles());
        }

        public AuditActor actor() {
            return new AuditActor(subject, client, roles);
        }
    }

    /**
     * A step that is done.
     *
     * @param detail what the step's name does not tell; null for nothing
     */
    public record Step(
            @Field("step") String step,
            @Field("at") Instant at,
            @Field("detail") @Nullable String detail) {}

    public static Purchase first(
            String id, TenantId tenant, String accountSid, PurchaseRequest request, Buyer buyer, Instant now) {
        return new Purchase(
                id,
                tenant,
                accountSid,
                request,
                buyer,
                PurchaseState.REQUESTED,
                null,
                null,
                null,
                List.of(),
                0,
                null,
                List.of(new Step(PurchaseState.REQUESTED.word(), now, null)),
                null,
                now,
                now,
                now,
                1);
    }

    /** The number's name at Twilio from its order until it gets its own. */
    public String nameAtTwilio() {
        return NAME_PREFIX + id;
    }

    public String requiredAddress() {
        return Objects.requireNonNull(address, "a number is chosen in this state");
    }

    public String requiredNumberId() {
        return Objects.requireNonNull(phoneNumberId, "a number is chosen in this state");
    }

    public String requiredSid() {
        return Objects.requireNonNull(sid, "the number is bought in this state");
    }

    /** The name that the number keeps. */
    public String finalName() {
        var wanted = request.friendlyName();
        return wanted == null ? requiredAddress() : wanted;
    }

    @Override
    public String subject() {
        return id;
    }

    @Override
    public PurchaseView view() {
        return PurchaseView.of(this);
    }
}
