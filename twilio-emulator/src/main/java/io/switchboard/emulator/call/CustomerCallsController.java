package io.switchboard.emulator.call;

import java.util.Map;

import io.switchboard.emulator.problem.ControlApi;
import io.switchboard.emulator.problem.ControlApi.Created;
import io.switchboard.emulator.problem.InvalidField;
import io.switchboard.emulator.problem.NoSuchReceiver;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Makes customers' calls and reports on them. */
@ControlApi
class CustomerCallsController {
    private final Calls calls;

    CustomerCallsController(Calls calls) {
        this.calls = calls;
    }

    /** Starts a call. Answers at once, or with {@code wait} when the call is over. */
    @PostMapping("/calls")
    @ResponseStatus(HttpStatus.CREATED)
    Object call(@RequestBody IncomingCall call, @RequestParam(defaultValue = "false") boolean wait)
            throws InterruptedException {
        var baseUrl = ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
        var sid = calls.ring(call, baseUrl);
        return wait ? calls.awaitEnd(sid).orElseThrow(() -> noCall(sid)) : new Created(sid);
    }

    @GetMapping("/calls/{sid}")
    CallReport call(@PathVariable String sid) {
        return calls.find(sid).orElseThrow(() -> noCall(sid));
    }

    record Answering(@Nullable String address, IncomingCall.@Nullable Pickup pickup) {}

    /** Decides what happens when an address is rung by a call that an account asks for; until a reset. */
    @PutMapping("/phones")
    Map<String, String> answer(@RequestBody Answering answering) {
        var address = InvalidField.required("address", answering.address());
        if (answering.pickup() == null) {
            throw new InvalidField("pickup", "is required: completed, busy, no-answer or failed");
        }
        calls.answers(address, answering.pickup());
        return Map.of("address", address);
    }

    private static NoSuchReceiver noCall(String sid) {
        return new NoSuchReceiver("no-call", "There is no call " + sid + ", or it was forgotten");
    }
}
