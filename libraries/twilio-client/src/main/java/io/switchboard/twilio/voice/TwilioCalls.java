package io.switchboard.twilio.voice;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.twilio.http.Response;
import io.switchboard.twilio.JsonFields;
import io.switchboard.twilio.TwilioAccount;
import io.switchboard.twilio.TwilioApi;
import io.switchboard.twilio.failure.TwilioUnavailable;

/** Makes, reads and deletes the calls of one account, and deletes its recordings. */
public final class TwilioCalls {

    private static final String CALLS = "/Calls.json";
    private static final int PAGE = 50;

    private final TwilioApi api;

    public TwilioCalls(TwilioAccount account) {
        this.api = account.api();
    }

    /** Asks Twilio to make a call, exactly once. Every failure is an outcome, none is an exception. */
    public CallOutcome make(OutgoingCall call) {
        var params = TwilioApi.params();
        TwilioApi.add(params, "From", call.from());
        TwilioApi.add(params, "To", call.to());
        TwilioApi.add(params, "Twiml", call.twiml());
        TwilioApi.add(params, "Timeout", Long.toString(call.timeout().toSeconds()));
        TwilioApi.add(params, "StatusCallback", call.statusCallback().toString());
        TwilioApi.add(params, "StatusCallbackMethod", "POST");
        for (var event : List.of("initiated", "ringing", "answered", "completed")) {
            TwilioApi.add(params, "StatusCallbackEvent", event);
        }
        try {
            return outcome(api.exchangePost(api.accountPath(CALLS), params));
        } catch (TwilioUnavailable e) {
            var reason = String.valueOf(e.getMessage());
            return e.mayHaveBeenProcessed() ? new CallOutcome.Unknown(reason) : new CallOutcome.NotMade(reason);
        }
    }

    /** Returns the newest calls from one address to the other, at most {@code limit}. */
    public List<TwilioCall> between(String from, String to, int limit) {
        var params = TwilioApi.params();
        TwilioApi.add(params, "From", from);
        TwilioApi.add(params, "To", to);
        return api.list(api.accountPath(CALLS), "calls", params, Math.min(limit, PAGE))
                .map(TwilioCall::of)
                .limit(limit)
                .toList();
    }

    /** Deletes the call with this SID from Twilio's records, its recordings excepted; returns false if there is none. */
    public boolean delete(String sid) {
        return api.delete(api.accountPath("/Calls/" + TwilioApi.sid(sid) + ".json"));
    }

    /** Deletes the recording with this SID; returns false if the account has none. */
    public boolean deleteRecording(String sid) {
        return api.delete(api.accountPath("/Recordings/" + TwilioApi.sid(sid) + ".json"));
    }

    private CallOutcome outcome(Response response) {
        var status = response.getStatusCode();
        return switch (TwilioApi.kind(status)) {
            case SUCCESS -> accepted(api.read(response));
            case BUSY -> new CallOutcome.Busy();
            case REFUSED -> refused(status, api.readOrEmpty(response));
            case AMBIGUOUS -> new CallOutcome.Unknown("answer " + status);
        };
    }

    private static CallOutcome accepted(JsonNode json) {
        return JsonFields.text(json, "sid").isEmpty()
                ? new CallOutcome.Unknown("an answer without a call SID")
                : new CallOutcome.Accepted(TwilioCall.of(json));
    }

    private static CallOutcome refused(int status, JsonNode json) {
        return new CallOutcome.Refused(status, JsonFields.number(json, "code"), JsonFields.text(json, "message"));
    }
}
