package io.switchboard.emulator.conversation;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A participant: a customer with an address, whom the proxy address texts, or a user of the SDK with an identity.
 *
 * @param projectedAddress our address in a group, of a participant who has no address
 */
record ConversationParticipant(
        String sid,
        @Nullable String identity,
        @Nullable String address,
        @Nullable String proxyAddress,
        @Nullable String projectedAddress,
        Instant dateCreated) {

    /** Returns whether it is the same pair of addresses, of which only one conversation may be open. */
    boolean isBoundAs(ConversationParticipant other) {
        return address != null
                && address.equals(other.address)
                && String.valueOf(proxyAddress).equals(other.proxyAddress);
    }

    boolean hasBinding() {
        return address != null || projectedAddress != null;
    }

    /** Returns the channel of the address. */
    String type() {
        var known = address == null ? String.valueOf(projectedAddress) : address;
        var colon = known.indexOf(':');
        return colon > 0 ? known.substring(0, colon) : "sms";
    }
}
