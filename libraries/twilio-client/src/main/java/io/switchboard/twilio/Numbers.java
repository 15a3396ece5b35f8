package io.switchboard.twilio;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads, configures and releases the numbers of one account. */
public final class Numbers {

    private final TwilioApi api;

    Numbers(TwilioApi api) {
        this.api = api;
    }

    /** Returns all numbers. Pages are fetched as the stream is read, so it can fail midway. */
    public Stream<IncomingNumber> list() {
        return list(TwilioApi.params());
    }

    /** Returns the numbers with exactly this friendly name; fetched as {@link #list()} does. */
    public Stream<IncomingNumber> named(String friendlyName) {
        var params = TwilioApi.params();
        TwilioApi.add(params, "FriendlyName", friendlyName);
        return list(params).filter(number -> number.friendlyName().equals(friendlyName));
    }

    /**
     * Returns the number with this address, if this account has it.
     *
     * @param phoneNumber E.164
     */
    public Optional<IncomingNumber> at(String phoneNumber) {
        var params = TwilioApi.params();
        TwilioApi.add(params, "PhoneNumber", phoneNumber);
        // The filter is a pattern, which longer numbers match as well.
        return list(params)
                .filter(number -> number.phoneNumber().equals(phoneNumber))
                .findFirst();
    }

    private Stream<IncomingNumber> list(Map<String, List<String>> params) {
        return api.list(
                        api.accountPath("/IncomingPhoneNumbers.json"),
                        "incoming_phone_numbers",
                        params,
                        TwilioApi.LARGEST_PAGE)
                .map(IncomingNumber::of);
    }

    /** Returns the number with this SID ({@code PN…}), if this account has it. */
    public Optional<IncomingNumber> find(String sid) {
        return api.find(path(sid)).map(IncomingNumber::of);
    }

    /** Sets these fields and no others; may be repeated. An empty text clears a field. */
    public IncomingNumber update(String sid, Map<WebhookField, String> webhooks) {
        var params = TwilioApi.params();
        webhooks.forEach((field, value) -> TwilioApi.add(params, field.parameter(), value));
        return change(sid, params);
    }

    /**
     * Gives the number another name; may be repeated.
     *
     * @param friendlyName at most 64 characters
     */
    public IncomingNumber rename(String sid, String friendlyName) {
        var params = TwilioApi.params();
        TwilioApi.add(params, "FriendlyName", friendlyName);
        return change(sid, params);
    }

    /** Sets these fields of {@link IncomingNumber#configuration} and no others; may be repeated. */
    public IncomingNumber configure(String sid, Map<String, String> configuration) {
        var params = TwilioApi.params();
        configuration.forEach((name, value) -> TwilioApi.add(params, name, value));
        return change(sid, params);
    }

    /**
     * Clears what overrides the number's webhooks; may be repeated.
     *
     * @param overrides some of {@code SmsApplicationSid}, {@code VoiceApplicationSid} and {@code TrunkSid}
     */
    public IncomingNumber clear(String sid, Collection<String> overrides) {
        var params = TwilioApi.params();
        overrides.forEach(name -> TwilioApi.add(params, name, ""));
        return change(sid, params);
    }

    private IncomingNumber change(String sid, Map<String, List<String>> params) {
        return IncomingNumber.of(api.post(path(sid), params));
    }

    /** Releases the number for good; returns false when this account does not have it. May be repeated. */
    public boolean release(String sid) {
        return api.delete(path(sid));
    }

    private String path(String sid) {
        return api.accountPath("/IncomingPhoneNumbers/" + TwilioApi.sid(sid) + ".json");
    }
}
