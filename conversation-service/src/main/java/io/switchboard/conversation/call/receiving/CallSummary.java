package io.switchboard.conversation.call.receiving;

import java.time.Instant;
import java.util.List;

import io.switchboard.conversation.call.StoredCall;
import io.switchboard.conversation.call.state.CallFact;
import io.switchboard.conversation.call.state.CallResult;
import io.switchboard.conversation.call.state.CallState;
import io.switchboard.conversation.message.AddressPair;
import io.switchboard.events.Address;
import io.switchboard.events.traffic.TrafficDirection;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Update;

/**
 * Sums a call up in the fields by which it is found. What a person asked for counts before what Twilio reports: Twilio calls
 * the agent first.
 *
 * @param direction null until a webhook of the call itself has arrived
 */
record CallSummary(
        @Nullable TrafficDirection direction,
        AddressPair addresses,
        String status,
        String result,
        boolean hasVoicemail,
        Instant startedAt) {

    static CallSummary of(StoredCall call, List<CallFact> facts) {
        var state = CallState.of(facts);
        var voicemail =
                state.recordings().stream().anyMatch(recording -> recording.voicemail() && !call.isDeleted(recording));
        var status = state.status().orElse(call.status());
        return call.request() == null
                ? new CallSummary(
                        state.direction().orElse(null),
                        addresses(state),
                        status,
                        state.result().word(),
                        voicemail,
                        state.startedAt())
                : new CallSummary(
                        TrafficDirection.OUTBOUND,
                        call.addresses(),
                        status,
                        state.status().isEmpty()
                                ? call.result()
                                : ofRequested(state).word(),
                        voicemail,
                        call.startedAt());
    }

    /** Whether the addresses have a conversation: a caller who hides the number has none. */
    boolean hasConversation() {
        return direction != null && !addresses.ours().isBlank() && !StoredCall.isHidden(addresses);
    }

    void writeTo(Update update) {
        update.set("status", status)
                .set("result", result)
                .set("hasVoicemail", hasVoicemail)
                .set("startedAt", startedAt);
        if (direction != null) {
            update.set("direction", direction.word())
                    .set("channel", addresses.channel())
                    .set("ourAddress", addresses.ours())
                    .set("theirAddress", addresses.theirs());
        }
    }

    private static AddressPair addresses(CallState state) {
        var isOutbound =
                state.direction().filter(TrafficDirection.OUTBOUND::equals).isPresent();
        var ours = Address.parse(isOutbound ? state.from() : state.to());
        var theirs = Address.parse(isOutbound ? state.to() : state.from());
        // A call between a phone and a SIP client is one of the client.
        var channel = theirs.channel().equals(Address.SMS) ? ours.channel() : theirs.channel();
        return new AddressPair(channel, ours.value(), theirs.value());
    }

    /** A call that was requested here rings the agent first: it is answered once the customer is connected. */
    private static CallResult ofRequested(CallState state) {
        var result = state.result();
        return result == CallResult.ANSWERED && state.answeredBy() == null ? CallResult.NO_ANSWER : result;
    }
}
