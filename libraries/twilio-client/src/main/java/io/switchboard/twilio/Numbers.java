package io.switchboard.twilio;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads and configures the numbers of one account. */
public final class Numbers {

    private final TwilioApi api;

    Numbers(TwilioApi api) {
        this.api = api;
    }

    /** Returns all numbers. Pages are fetched as the stream is read, so it can fail midway. */
    public Stream<IncomingNumber> list() {
        return api.list(
                        api.accountPath("/IncomingPhoneNumbers.json"),
                        "incoming_phone_numbers",
                        TwilioApi.params(),
                        TwilioApi.LARGEST_PAGE)
                .map(IncomingNumber::of);
    }

    /** Returns the number with this SID ({@code PN…}), if this account has it. */
    public Optional<IncomingNumber> find(String sid) {
        return api.find(api.accountPath("/IncomingPhoneNumbers/" + TwilioApi.sid(sid) + ".json"))
                .map(IncomingNumber::of);
    }

    /** Sets these fields and no others; may be repeated. An empty text clears a field. */
    public IncomingNumber update(String sid, Map<WebhookField, String> webhooks) {
        var params = TwilioApi.params();
        webhooks.forEach((field, value) -> TwilioApi.add(params, field.parameter(), value));
        return IncomingNumber.of(
                api.post(api.accountPath("/IncomingPhoneNumbers/" + TwilioApi.sid(sid) + ".json"), params));
    }
}
