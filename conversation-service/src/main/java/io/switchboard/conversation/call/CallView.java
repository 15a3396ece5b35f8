package io.switchboard.conversation.call;

import java.util.List;
import java.util.Objects;

import io.switchboard.conversation.call.state.CallState;
import io.switchboard.events.call.Call;
import io.switchboard.events.traffic.TrafficDirection;
import org.jspecify.annotations.Nullable;

/** Shows a stored call to clients. */
final class CallView {

    private CallView() {}

    static Call of(StoredCall call) {
        var state = call.facts().isEmpty() ? null : call.state();
        var request = call.request();
        // A call that Twilio has made after all has not failed.
        var failed = call.callSid() == null ? request : null;
        var dismissal = call.dismissal();
        var addresses = call.addresses();
        var outbound = call.isOutbound();
        return new Call(
                call.id(),
                call.conversationId(),
                call.contactId(),
                call.callSid(),
                own(state, "ParentCallSid"),
                addresses.channel(),
                TrafficDirection.of(Objects.requireNonNull(call.direction())),
                outbound ? addresses.ours() : addresses.theirs(),
                outbound ? addresses.theirs() : addresses.ours(),
                !outbound && StoredCall.isHidden(addresses),
                own(state, "CallerName"),
                call.status(),
                call.result(),
                state == null ? null : state.durationSeconds(),
                state == null ? null : state.answeredBy(),
                state == null ? null : state.forwardedTo(),
                request == null ? null : request.agent(),
                request == null ? null : request.subject(),
                state == null ? List.of() : state.path(),
                call.hasVoicemail(),
                call.recordings(),
                state == null ? List.of() : state.legs(),
                state == null ? List.of() : state.history(),
                failed == null || failed.errorCode() == null ? code(state) : failed.errorCode(),
                failed == null ? null : failed.failure(),
                dismissal != null,
                dismissal == null ? null : dismissal.at(),
                dismissal == null ? null : dismissal.subject(),
                dismissal == null ? null : dismissal.callId(),
                call.startedAt(),
                state == null ? null : state.answeredAt(),
                state == null ? null : state.endedAt(),
                Math.toIntExact(call.revision()));
    }

    private static @Nullable String own(@Nullable CallState state, String parameter) {
        return state == null ? null : state.own(parameter).orElse(null);
    }

    private static @Nullable Integer code(@Nullable CallState state) {
        return state == null ? null : state.errorCode();
    }
}
