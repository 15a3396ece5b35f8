package io.switchboard.twilio;

import java.net.URI;
import java.net.URLEncoder;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.switchboard.emulator.behaviour.ApiCallLog.ApiCall;
import io.switchboard.testing.emulator.TwilioEmulator;
import io.switchboard.testing.emulator.TwilioFault;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The emulator with answers that a test prescribes, each for one call, in that order. */
final class TwilioStub implements AutoCloseable {

    private static final TwilioFault NEXT_CALL = TwilioFault.on(null, null).once();

    private final TwilioEmulator emulator = TwilioEmulator.shared();

    /**
     * A call as it came.
     *
     * @param user whose credentials it carried
     * @param body its parameters, form-encoded in any order
     */
    record Call(String method, String target, String user, String body) {}

    TwilioStub() {
        emulator.reset();
    }

    URI url() {
        return emulator.url();
    }

    TwilioStub answers(int status, String body) {
        return answers(status, body, Map.of());
    }

    TwilioStub answers(int status, String body, Map<String, String> headers) {
        emulator.fails(NEXT_CALL.isAnsweredWith(status, body, headers));
        return this;
    }

    void neverAnswers() {
        emulator.fails(NEXT_CALL.isNeverAnswered(false));
    }

    List<Call> calls() {
        return emulator.calls().stream().map(TwilioStub::call).toList();
    }

    private static Call call(ApiCall call) {
        var body = call.parameters().entrySet().stream()
                .flatMap(field -> field.getValue().stream().map(value -> field.getKey() + "=" + encoded(value)))
                .collect(Collectors.joining("&"));
        return new Call(call.method(), call.target(), call.user(), body);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, UTF_8);
    }

    @Override
    public void close() {
        emulator.reset();
    }
}
