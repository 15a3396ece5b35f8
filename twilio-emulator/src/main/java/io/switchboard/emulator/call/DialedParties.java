package io.switchboard.emulator.call;

import io.switchboard.emulator.call.IncomingCall.Pickup;
import io.switchboard.emulator.number.PhoneNumbers;
import io.switchboard.emulator.twiml.TwimlVerb.Dial;
import io.switchboard.emulator.twiml.TwimlVerb.DialDestination;
import io.switchboard.emulator.twiml.TwimlVerb.DialDestination.Kind;
import org.jspecify.annotations.Nullable;

/** Decides whether a party can be rung, and how it behaves. */
final class DialedParties {
    private final OngoingCall call;
    private final CalledApplication application;
    private final PhoneNumbers numbers;

    DialedParties(OngoingCall call, CalledApplication application, PhoneNumbers numbers) {
        this.call = call;
        this.application = application;
        this.numbers = numbers;
    }

    /** Creates a party that is not rung yet. A party that cannot be rung will fail. */
    DialedParty of(DialDestination destination, Dial dial) {
        var callerId = dial.callerId() == null ? call.plan().from() : dial.callerId();
        var error = destination.kind() == Kind.NUMBER ? error(destination.address(), callerId) : null;
        if (error != null) {
            call.fails(error);
        }
        var planned = call.plan().answers().getOrDefault(destination.address(), Pickup.COMPLETED);
        var callee = new DialedParty(destination, callerId, error == null ? planned : Pickup.FAILED, call, application);
        call.add(callee);
        return callee;
    }

    private @Nullable String error(String address, String callerId) {
        if (!address.replaceAll("[ ().-]", "").matches("\\+?\\d{3,15}")) {
            return "13224 Dial: Invalid phone number " + address;
        }
        return isOurs(callerId) || callerId.equals(call.plan().from())
                ? null
                : "13214 Dial: Invalid callerId " + callerId;
    }

    private boolean isOurs(String callerId) {
        return numbers.findByAddress(callerId)
                .filter(owned -> owned.accountSid().equals(call.number().accountSid()))
                .isPresent();
    }
}
