package io.switchboard.conversation.reconciliation.price;

import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.switchboard.conversation.call.CallAccess;
import io.switchboard.conversation.call.StoredCall;
import io.switchboard.events.call.Call;
import io.switchboard.web.ApiCaller;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.TenantId;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Tells the price of a single call, as long as it is remembered. */
@RestController
class CallPriceController {

    private final CallAccess access;
    private final ReportedPrices reported;

    CallPriceController(CallAccess access, ReportedPrices reported) {
        this.access = access;
        this.reported = reported;
    }

    @GetMapping("/api/calls/{id}/price")
    CallPrice get(ApiCaller caller, TenantId tenant, @PathVariable String id) {
        return CallPrice.sum(reported.of(tenant, sids(access.find(caller, tenant, id))))
                .orElseThrow(() -> ApiProblem.notFound(
                        "price-not-reported",
                        "Twilio tells the price of a call minutes to three days after it, and it is kept for 30 days.",
                        null));
    }

    /** Twilio bills the call, the lines to those who were rung, and the recordings; deleted ones too. */
    private static Set<String> sids(StoredCall call) {
        var state = call.state();
        return Stream.of(
                        Stream.ofNullable(call.callSid()),
                        state.legs().stream().map(Call.Leg::callSid),
                        state.recordings().stream().map(Call.Recording::id))
                .flatMap(sids -> sids)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }
}
