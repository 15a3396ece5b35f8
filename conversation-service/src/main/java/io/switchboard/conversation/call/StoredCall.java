package io.switchboard.conversation.call;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import io.switchboard.change.AnnouncedDocument;
import io.switchboard.conversation.call.state.CallFact;
import io.switchboard.conversation.call.state.CallResult;
import io.switchboard.conversation.call.state.CallState;
import io.switchboard.conversation.message.AddressPair;
import io.switchboard.events.Address;
import io.switchboard.events.call.Call;
import io.switchboard.events.call.Call.Recording;
import io.switchboard.events.traffic.TrafficDirection;
import io.switchboard.events.twilio.HiddenCallers;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * The stored document of a call. The facts are what Twilio reported; the fields from {@code direction} to {@code startedAt}
 * follow from them and are stored for queries. {@code request}, {@code dismissal} and {@code deletedRecordings} are what
 * people did, and no webhook changes them.
 *
 * @param key tenant and CallSid, or the id while Twilio knows no call; unique
 * @param callSid null until Twilio has accepted a call that was requested here
 * @param accountSid the tenant's account of the call
 * @param conversationId null of a caller who hides the number, and until the addresses are known
 * @param filedAt the time under which the conversation lists the call
 * @param version the number of changes of the facts or of what they mean: a write requires the version that it has read
 * @param openRequestAt when a call was asked for here, until Twilio has accepted or refused it; null then, and of other calls
 * @param direction null until a webhook of the call itself has arrived: such a call is not shown
 */
@Document(StoredCall.COLLECTION)
public record StoredCall(
        @MongoId(FieldType.STRING) String id,
        @Field("tenantId") TenantId tenantId,
        @Field("key") String key,
        @Field("callSid") @Nullable String callSid,
        @Field("accountSid") String accountSid,
        @Field("conversationId") @Nullable String conversationId,
        @Field("contactId") @Nullable String contactId,
        @Field("filedAt") @Nullable Instant filedAt,
        @Field("facts") List<CallFact> facts,
        @Field("version") int version,
        @Field("direction") @Nullable String direction,
        @Field("channel") @Nullable String channel,
        @Field("ourAddress") @Nullable String ourAddress,
        @Field("theirAddress") @Nullable String theirAddress,
        @Field("status") String status,
        @Field("result") String result,
        @Field("hasVoicemail") boolean hasVoicemail,
        @Field("startedAt") Instant startedAt,
        @Field("request") @Nullable CallRequest request,
        @Field("openRequestAt") @Nullable Instant openRequestAt,
        @Field("dismissal") @Nullable CallDismissal dismissal,
        @Field("deletedRecordings") @Nullable List<String> deletedRecordings,
        @Field("revision") long revision)
        implements AnnouncedDocument {

    static final String COLLECTION = "calls";

    /** The status of a call of which nothing is left but the knowledge that it was erased. */
    public static final String ERASED = "erased";

    static final String QUEUED = "queued";

    /** The results of a call that the customer has to be called back for. */
    static final Set<String> MISSED = Set.of(
            CallResult.MISSED.word(),
            CallResult.VOICEMAIL.word(),
            CallResult.BUSY.word(),
            CallResult.NO_ANSWER.word(),
            CallResult.FAILED.word(),
            CallResult.CANCELED.word());

    public StoredCall {
        facts = facts == null ? List.of() : List.copyOf(facts);
        deletedRecordings = deletedRecordings == null ? List.of() : List.copyOf(deletedRecordings);
    }

    /** Whether the addresses are known: only then people see the call. */
    public boolean isShown() {
        return direction != null;
    }

    /** The addresses of a call that is shown. */
    public AddressPair addresses() {
        return new AddressPair(
                Objects.requireNonNull(channel),
                Objects.requireNonNull(ourAddress),
                Objects.requireNonNull(theirAddress));
    }

    /** The state that follows from its facts. */
    public CallState state() {
        return CallState.of(facts);
    }

    /** Whether the call was erased. What comes for it later is ignored. */
    public boolean isErased() {
        return status.equals(ERASED);
    }

    /** Whether the tenant called. */
    public boolean isOutbound() {
        return TrafficDirection.OUTBOUND.word().equals(direction);
    }

    /** Whether the customer's call was not answered, so that a person has to look at it. */
    public boolean isMissed() {
        return !isOutbound() && MISSED.contains(result);
    }

    /** Whether the call follows up the missed calls of its customer before it: the tenant called, or answered. */
    boolean isFollowUp() {
        return isOutbound() || CallResult.ANSWERED.word().equals(result);
    }

    /** Whether a person deleted the recording. */
    public boolean isDeleted(Recording recording) {
        return Objects.requireNonNull(deletedRecordings).contains(recording.id());
    }

    /** Whether the other side hides its number, as only networks of phone numbers do. */
    public static boolean isHidden(AddressPair addresses) {
        return addresses.channel().equals(Address.SMS) && HiddenCallers.include(addresses.theirs());
    }

    /** The recordings that are not deleted, oldest first. */
    public List<Recording> recordings() {
        return facts.isEmpty()
                ? List.of()
                : state().recordings().stream()
                        .filter(recording -> !isDeleted(recording))
                        .toList();
    }

    @Override
    public String subject() {
        return id;
    }

    /** The call as clients see it; only of a call that is shown. */
    @Override
    public Call view() {
        return CallView.of(this);
    }
}
