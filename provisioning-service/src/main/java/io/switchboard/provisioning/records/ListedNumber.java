package io.switchboard.provisioning.records;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.switchboard.provisioning.accounts.RecordedAccount;
import io.switchboard.provisioning.accounts.TwilioText;
import io.switchboard.twilio.IncomingNumber;
import org.springframework.data.mongodb.core.query.Update;

/**
 * A number as Twilio lists it, in the form in which it is recorded.
 *
 * @param account the account that has the number
 * @param isAdopted whether a number that was found is managed
 * @param channels the channels that it is used for
 */
record ListedNumber(RecordedAccount account, IncomingNumber number, List<String> channels, boolean isAdopted) {

    private static final Pattern SID = Pattern.compile("PN[0-9a-fA-F]{32}");
    private static final Pattern ADDRESS = Pattern.compile("\\+[1-9][0-9]{1,14}");

    private static final NumberOrigin FOUND = new NumberOrigin(NumberOrigin.Kind.FOUND, null, null);

    /** Twilio's limit is 64 characters. */
    private static final int MAX_NAME_LENGTH = 256;

    ListedNumber {
        if (!SID.matcher(number.sid()).matches()
                || !ADDRESS.matcher(number.phoneNumber()).matches()) {
            throw new IllegalArgumentException("Twilio lists a number without a SID or without an E.164 address");
        }
    }

    String address() {
        return number.phoneNumber();
    }

    /** The first record of the address. */
    PhoneNumber asFirst(String id, Instant now) {
        return new PhoneNumber(
                id,
                address(),
                number.sid(),
                account.accountSid(),
                account.tenantId(),
                friendlyName(),
                capabilities(),
                isAdopted ? channels : List.of(),
                null,
                null,
                false,
                StoredNumberState.of(
                        isAdopted ? new NumberState.Active(number.sid()) : new NumberState.Unmanaged(number.sid())),
                null,
                FOUND,
                null,
                null,
                now,
                now,
                1L);
    }

    /** Returns whether the record says the same. */
    boolean isRecordedAs(PhoneNumber recorded) {
        return recorded.state().equals(stateAfter(recorded))
                && recorded.accountSid().equals(account.accountSid())
                && recorded.tenantId().equals(account.tenantId())
                && recorded.friendlyName().equals(friendlyName())
                && recorded.capabilities().equals(capabilities())
                && recorded.channels().equals(channelsAfter(recorded));
    }

    /** Adds the number's data to a change of the record. */
    Update addTo(Update change, PhoneNumber before) {
        change.set(NumberFields.SID, number.sid())
                .set(NumberFields.ACCOUNT, account.accountSid())
                .set(NumberFields.TENANT, account.tenantId())
                .set(NumberFields.FRIENDLY_NAME, friendlyName())
                .set(NumberFields.CAPABILITIES, capabilities())
                .set(NumberFields.CHANNELS, channelsAfter(before))
                .set(NumberFields.RELEASED, false)
                .set(NumberFields.STATE, StoredNumberState.of(stateAfter(before)));
        if (before.released()) {
            change.set(NumberFields.ORIGIN, FOUND);
        }
        return before.released() || !before.tenantId().equals(account.tenantId())
                ? NumberFields.withoutSettings(change)
                : change;
    }

    /** A number that was put back, and not released since, stays unmanaged. */
    private NumberState stateAfter(PhoneNumber before) {
        var origin = before.origin();
        var isPutBack = !before.released() && origin != null && origin.kind() == NumberOrigin.Kind.RESTORED;
        return before.state().listed(number.sid(), isAdopted && !isPutBack);
    }

    private List<String> channelsAfter(PhoneNumber before) {
        return stateAfter(before).isInUse() ? channels : List.of();
    }

    private String friendlyName() {
        return TwilioText.cleaned(number.friendlyName(), MAX_NAME_LENGTH);
    }

    private List<String> capabilities() {
        return capabilities(number);
    }

    /** The names of what the number is capable of. */
    static List<String> capabilities(IncomingNumber number) {
        var can = number.capabilities();
        return Stream.of(
                        can.sms() ? "sms" : "",
                        can.mms() ? "mms" : "",
                        can.voice() ? "voice" : "",
                        can.fax() ? "fax" : "")
                .filter(capability -> !capability.isEmpty())
                .toList();
    }
}
