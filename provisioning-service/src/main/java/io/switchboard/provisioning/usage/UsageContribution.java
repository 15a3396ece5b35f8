package io.switchboard.provisioning.usage;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * The stored document of one message, call or closing of a conversation: all that its events said so far. Each event only
 * raises, lowers or adds to fields, so any order and repetition of events leads to the same document.
 *
 * @param id tenant, kind and our id
 * @param day the first of {@code days}, as {@code 2026-11-21}; null until the message or call itself is known
 * @param days every day under which an event showed it
 * @param number our address
 * @param by the person or program of the tenant who sent the message or asked for the call; of a closing, the conversation's
 *     assignee, or else who closed it
 * @param direction null of a closing
 * @param segments the number that was counted before sending
 * @param reported time and number of segments that Twilio reported, as text that sorts by time
 * @param isFailed whether a status says that it was not delivered
 * @param isDelivered whether a status says that it was
 * @param failure time and error code of the status that says so, as text that sorts by time; the code may be missing
 * @param conversation the message's conversation
 * @param at the message's place in it
 * @param isAnswer whether a person or program of the tenant wrote the message, and no automatic answer did
 * @param answeredAfter the seconds from the first message of the customer since the answer before this one; null for none
 * @param measured how often that was measured; null for never
 * @param openSeconds of a closing, how long the conversation was open
 * @param legs the seconds of the lines to those who were rung, by SID
 * @param recordings SIDs
 * @param prices time, price and currency by SID, as text that sorts by time
 */
@Document(UsageContribution.COLLECTION)
record UsageContribution(
        @MongoId(FieldType.STRING) String id,
        @Field("tenantId") TenantId tenantId,
        @Field("kind") String kind,
        @Field("day") @Nullable String day,
        @Field("days") List<String> days,
        @Field("number") @Nullable String number,
        @Field("by") @Nullable String by,
        @Field("direction") @Nullable String direction,
        @Field("channel") @Nullable String channel,
        @Field("segments") @Nullable Integer segments,
        @Field("reported") @Nullable String reported,
        @Field("media") @Nullable Integer media,
        @Field("isFailed") @Nullable Boolean isFailed,
        @Field("isDelivered") @Nullable Boolean isDelivered,
        @Field("failure") @Nullable String failure,
        @Field("conversation") @Nullable String conversation,
        @Field("at") @Nullable Instant at,
        @Field("isAnswer") @Nullable Boolean isAnswer,
        @Field("answeredAfter") @Nullable Long answeredAfter,
        @Field("measured") @Nullable Integer measured,
        @Field("seconds") @Nullable Integer seconds,
        @Field("openSeconds") @Nullable Long openSeconds,
        @Field("legs") Map<String, Integer> legs,
        @Field("recordings") List<String> recordings,
        @Field("prices") Map<String, String> prices) {

    static final String COLLECTION = "usage_contributions";

    static final String MESSAGE = "message";
    static final String CALL = "call";
    static final String CLOSING = "closing";

    private static final String UNKNOWN = "unknown";

    private static final int SECONDS_PER_MINUTE = 60;

    UsageContribution {
        days = days == null ? List.of() : List.copyOf(days);
        legs = legs == null ? Map.of() : Map.copyOf(legs);
        recordings = recordings == null ? List.of() : List.copyOf(recordings);
        prices = prices == null ? Map.of() : Map.copyOf(prices);
    }

    /** The units in which it is or was counted; none while it is not known what it is. */
    Stream<UsageUnitKey> units() {
        return number == null ? Stream.empty() : days.stream().map(any -> new UsageUnitKey(tenantId, any, number));
    }

    boolean isMessage() {
        return kind.equals(MESSAGE);
    }

    boolean isCall() {
        return kind.equals(CALL);
    }

    boolean isClosing() {
        return kind.equals(CLOSING);
    }

    boolean isUndelivered() {
        return Boolean.TRUE.equals(isFailed) && !Boolean.TRUE.equals(isDelivered);
    }

    /** Twilio's error code of the failure, or {@code unknown}. */
    String failureCode() {
        var code = failure == null ? "" : failure.substring(failure.indexOf('|') + 1);
        return code.isEmpty() ? UNKNOWN : code;
    }

    /** The segments that Twilio reported last, else those that were counted here. */
    int billedSegments() {
        if (reported != null) {
            return Integer.parseInt(reported.substring(reported.indexOf('|') + 1));
        }
        return segments == null ? 0 : segments;
    }

    /** The minutes of the call, of which each that has begun counts. */
    int minutes() {
        return seconds == null ? 0 : minutes(seconds);
    }

    /** The same of the lines to those who were rung, added up. */
    int legMinutes() {
        return legs.values().stream().mapToInt(UsageContribution::minutes).sum();
    }

    Collection<UsagePrice> newestPrices() {
        return prices.values().stream().map(UsagePrice::parse).toList();
    }

    private static int minutes(int seconds) {
        return Math.ceilDiv(seconds, SECONDS_PER_MINUTE);
    }
}
