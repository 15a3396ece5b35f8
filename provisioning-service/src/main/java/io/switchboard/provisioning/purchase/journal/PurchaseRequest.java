package io.switchboard.provisioning.purchase.journal;

import java.util.List;
import java.util.Map;

import io.switchboard.twilio.number.NumberFilter;
import io.switchboard.twilio.number.NumberType;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Field;

/**
 * A validated request for one number: either for this one, or for one that a search finds.
 *
 * @param phoneNumber E.164
 * @param friendlyName the name that the number gets; null for the number itself
 * @param channels the channels that are enabled; null for all that the number is capable of
 */
public record PurchaseRequest(
        @Field("phoneNumber") @Nullable String phoneNumber,
        @Field("search") @Nullable Search search,
        @Field("friendlyName") @Nullable String friendlyName,
        @Field("agentId") @Nullable String agentId,
        @Field("channels") @Nullable List<String> channels,
        @Field("addressSid") @Nullable String addressSid,
        @Field("bundleSid") @Nullable String bundleSid) {

    public PurchaseRequest {
        channels = channels == null ? null : List.copyOf(channels);
    }

    /**
     * A search, of whose results the first one that is still available is bought.
     *
     * @param filters by the names of {@link NumberFilter}
     */
    public record Search(
            @Field("country") String country,
            @Field("type") NumberType type,
            @Field("filters") Map<NumberFilter, String> filters) {

        public Search {
            filters = Map.copyOf(filters);
        }
    }

    /** Names no digits. */
    @Override
    public String toString() {
        return "PurchaseRequest[" + (phoneNumber == null ? search : "a number") + "]";
    }
}
