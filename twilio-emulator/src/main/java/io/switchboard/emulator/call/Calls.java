package io.switchboard.emulator.call;

import java.time.Clock;

import io.switchboard.emulator.account.Account;
import io.switchboard.emulator.account.Accounts;
import io.switchboard.emulator.message.NoSuchReceiver;
import io.switchboard.emulator.number.Hook;
import io.switchboard.emulator.number.PhoneNumber;
import io.switchboard.emulator.number.PhoneNumbers;
import io.switchboard.emulator.rest.Sids;
import io.switchboard.emulator.rest.TwilioDates;
import io.switchboard.emulator.webhook.Answer;
import io.switchboard.emulator.webhook.Webhook;
import io.switchboard.emulator.webhook.Webhooks;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * Customers' calls: the number's voice URL is asked for TwiML, which is logged but not carried out, and the call ends.
 *
 * @see <a href="https://www.twilio.com/docs/voice/twiml">TwiML for voice</a>
 */
@Component
public class Calls {
    private final PhoneNumbers numbers;
    private final Accounts accounts;
    private final Webhooks webhooks;
    private final Clock clock;

    Calls(PhoneNumbers numbers, Accounts accounts, Webhooks webhooks, Clock clock) {
        this.numbers = numbers;
        this.accounts = accounts;
        this.webhooks = webhooks;
        this.clock = clock;
    }

    /**
     * Rings at once; the webhooks follow.
     *
     * @return the call's SID
     * @throws NoSuchReceiver if nobody owns the number, or its account is not active
     */
    public String ring(IncomingCall call) {
        PhoneNumber number = numbers.findByAddress(call.to())
                .orElseThrow(() -> new NoSuchReceiver("no-number", "No account owns " + call.to()));
        Account account = accounts.get(number.accountSid());
        if (!account.isActive()) {
            throw new NoSuchReceiver("account-not-active", "Account " + account.sid() + " is " + account.status());
        }
        String sid = Sids.next("CA");
        Hook voice = number.voice();
        if (voice.isSet()) {
            Webhook.Fallback fallback = Webhook.Fallback.of(
                    number.voiceFallback().url(), number.voiceFallback().method());
            webhooks.deliver(
                    new Webhook(
                            Webhook.Kind.VOICE,
                            sid,
                            account.sid(),
                            voice.url(),
                            voice.method(),
                            parameters(sid, number, call, "ringing"),
                            fallback),
                    answer -> end(sid, number, call, answer));
        } else {
            end(sid, number, call, "busy");
        }
        return sid;
    }

    private void end(String sid, PhoneNumber number, IncomingCall call, Answer answer) {
        boolean answered = answer instanceof Answer.Response response && response.isSuccess();
        end(sid, number, call, answered ? "completed" : "failed");
    }

    private void end(String sid, PhoneNumber number, IncomingCall call, String status) {
        Hook callback = number.statusCallback();
        if (!callback.isSet()) {
            return;
        }
        MultiValueMap<String, String> parameters = parameters(sid, number, call, status);
        parameters.set("Timestamp", TwilioDates.format(clock.instant()));
        parameters.set("CallbackSource", "call-progress-events");
        parameters.set("SequenceNumber", "0");
        if (status.equals("completed")) {
            parameters.set("CallDuration", "1");
            parameters.set("Duration", "1");
        }
        webhooks.deliver(new Webhook(
                Webhook.Kind.CALL_STATUS,
                sid,
                number.accountSid(),
                callback.url(),
                callback.method(),
                parameters,
                null));
    }

    private static MultiValueMap<String, String> parameters(
            String sid, PhoneNumber number, IncomingCall call, String status) {
        MultiValueMap<String, String> parameters = new LinkedMultiValueMap<>();
        parameters.set("CallSid", sid);
        parameters.set("AccountSid", number.accountSid());
        parameters.set("From", call.from());
        parameters.set("To", call.to());
        parameters.set("Caller", call.from());
        parameters.set("Called", call.to());
        parameters.set("CallStatus", status);
        parameters.set("Direction", "inbound");
        parameters.set("ApiVersion", "2010-04-01");
        return parameters;
    }
}
