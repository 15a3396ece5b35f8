package io.switchboard.twilio.number;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.twilio.http.Response;
import io.switchboard.twilio.IncomingNumber;
import io.switchboard.twilio.JsonFields;
import io.switchboard.twilio.TwilioAccount;
import io.switchboard.twilio.TwilioApi;
import io.switchboard.twilio.failure.TwilioUnavailable;
import org.jspecify.annotations.Nullable;

/** Buys numbers for one account. */
public final class NumberPurchases {

    private final TwilioApi api;

    public NumberPurchases(TwilioAccount account) {
        this.api = account.api();
    }

    /** Asks Twilio for a number, exactly once. Every failure is an outcome, none is an exception. */
    public NumberPurchase buy(NumberOrder order) {
        var params = TwilioApi.params();
        TwilioApi.add(params, "PhoneNumber", order.phoneNumber());
        TwilioApi.add(params, "FriendlyName", order.friendlyName());
        addIfPresent(params, "AddressSid", order.addressSid());
        addIfPresent(params, "BundleSid", order.bundleSid());
        try {
            return outcome(api.exchangePost(api.accountPath("/IncomingPhoneNumbers.json"), params));
        } catch (TwilioUnavailable e) {
            var reason = String.valueOf(e.getMessage());
            return e.mayHaveBeenProcessed() ? new NumberPurchase.Unknown(reason) : new NumberPurchase.NotSent(reason);
        }
    }

    private static void addIfPresent(Map<String, List<String>> params, String name, @Nullable String sid) {
        if (sid != null) {
            TwilioApi.add(params, name, TwilioApi.sid(sid));
        }
    }

    private NumberPurchase outcome(Response response) {
        var status = response.getStatusCode();
        return switch (TwilioApi.kind(status)) {
            case SUCCESS -> bought(api.read(response));
            case BUSY -> new NumberPurchase.Busy();
            case REFUSED -> refused(status, api.readOrEmpty(response));
            case AMBIGUOUS -> new NumberPurchase.Unknown("answer " + status);
        };
    }

    private static NumberPurchase bought(JsonNode json) {
        return JsonFields.text(json, "sid").isEmpty()
                ? new NumberPurchase.Unknown("an answer without the number's SID")
                : new NumberPurchase.Bought(IncomingNumber.of(json));
    }

    private static NumberPurchase refused(int status, JsonNode json) {
        return new NumberPurchase.Refused(status, JsonFields.number(json, "code"), JsonFields.text(json, "message"));
    }
}
