package io.switchboard.twilio;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The numbers of one account. */
public final class Numbers {

    private final Rest rest;

    Numbers(Rest rest) {
        this.rest = rest;
    }

    /** All of them. Pages are fetched as the stream is read, so a failure can come in the middle of it. */
    public Stream<IncomingNumber> list() {
        return rest.list(
                        rest.accountPath("/IncomingPhoneNumbers.json"),
                        "incoming_phone_numbers",
                        Rest.params(),
                        Rest.LARGEST_PAGE)
                .map(IncomingNumber::of);
    }

    /** The number with this SID ({@code PN…}), if this account has it. */
    public Optional<IncomingNumber> find(String sid) {
        return rest.find(rest.accountPath("/IncomingPhoneNumbers/" + Rest.sid(sid) + ".json"))
                .map(IncomingNumber::of);
    }

    /** Sets these fields and leaves the others; may be repeated. An empty text clears a field. */
    public IncomingNumber update(String sid, Map<WebhookField, String> webhooks) {
        var params = Rest.params();
        webhooks.forEach((field, value) -> Rest.add(params, field.parameter(), value));
        return IncomingNumber.of(
                rest.post(rest.accountPath("/IncomingPhoneNumbers/" + Rest.sid(sid) + ".json"), params));
    }
}
