package io.switchboard.emulator.control;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.switchboard.emulator.account.Accounts;
import io.switchboard.emulator.behaviour.CurrentBehaviour;
import io.switchboard.emulator.behaviour.FaultBehaviour;
import io.switchboard.emulator.behaviour.InvalidField;
import io.switchboard.emulator.call.CallReport;
import io.switchboard.emulator.call.Calls;
import io.switchboard.emulator.call.IncomingCall;
import io.switchboard.emulator.event.EventHooks;
import io.switchboard.emulator.fault.ApiCallLog;
import io.switchboard.emulator.fault.SilentCalls;
import io.switchboard.emulator.message.InboundTexts;
import io.switchboard.emulator.message.IncomingText;
import io.switchboard.emulator.message.Message;
import io.switchboard.emulator.message.Messages;
import io.switchboard.emulator.message.NoSuchReceiver;
import io.switchboard.emulator.number.PhoneNumbers;
import io.switchboard.emulator.webhook.WebhookLog;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The control API, with which people and tests drive the emulator. Not a part of Twilio. */
@RestController
@RequestMapping("/control")
class ControlController {
    private final InboundTexts inbox;
    private final Calls calls;
    private final Messages messages;
    private final WebhookLog webhooks;
    private final CurrentBehaviour behaviours;
    private final Accounts accounts;
    private final PhoneNumbers numbers;
    private final EventHooks hooks;
    private final ApiCallLog apiCalls;
    private final SilentCalls silentCalls;
    private final JsonMapper json;

    ControlController(
            InboundTexts inbox,
            Calls calls,
            Messages messages,
            WebhookLog webhooks,
            CurrentBehaviour behaviours,
            Accounts accounts,
            PhoneNumbers numbers,
            EventHooks hooks,
            ApiCallLog apiCalls,
            SilentCalls silentCalls,
            JsonMapper json) {
        this.inbox = inbox;
        this.calls = calls;
        this.messages = messages;
        this.webhooks = webhooks;
        this.behaviours = behaviours;
        this.accounts = accounts;
        this.numbers = numbers;
        this.hooks = hooks;
        this.apiCalls = apiCalls;
        this.silentCalls = silentCalls;
        this.json = json;
    }

    record Accepted(String sid) {}

    @PostMapping("/texts")
    @ResponseStatus(HttpStatus.CREATED)
    Accepted text(@RequestBody IncomingText text) {
        var baseUrl = ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
        return new Accepted(inbox.receive(text, baseUrl).sid());
    }

    /** Starts a call. Answers at once, or with {@code wait} when the call is over. */
    @PostMapping("/calls")
    @ResponseStatus(HttpStatus.CREATED)
    Object call(@RequestBody IncomingCall call, @RequestParam(defaultValue = "false") boolean wait)
            throws InterruptedException {
        var baseUrl = ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
        var sid = calls.ring(call, baseUrl);
        return wait ? calls.awaitEnd(sid).orElseThrow(() -> noCall(sid)) : new Accepted(sid);
    }

    @GetMapping("/calls/{sid}")
    CallReport call(@PathVariable String sid) {
        return calls.find(sid).orElseThrow(() -> noCall(sid));
    }

    private static NoSuchReceiver noCall(String sid) {
        return new NoSuchReceiver("no-call", "There is no call " + sid + ", or it was forgotten");
    }

    record Phone(List<PhoneMessage> messages) {}

    record PhoneMessage(
            String sid,
            String from,
            String to,
            String body,
            String direction,
            String status,
            List<String> mediaUrls,
            Instant dateCreated) {

        static PhoneMessage of(Message message) {
            return new PhoneMessage(
                    message.sid(),
                    message.from().toString(),
                    message.to().toString(),
                    message.body(),
                    message.direction(),
                    message.status(),
                    message.media().stream().map(Message.Media::url).toList(),
                    message.dateCreated());
        }
    }

    /** Lists the messages of a number. An unencoded plus sign arrives as a space, with which no number begins. */
    @GetMapping("/messages")
    Phone messages(@RequestParam(required = false) @Nullable String address) {
        if (address == null || address.isBlank()) {
            throw new InvalidField("address", "is required, a number like +15551234567");
        }
        var number = address.substring(address.indexOf(':') + 1).replaceFirst("^ ", "+");
        return new Phone(
                messages.ofNumber(number).stream().map(PhoneMessage::of).toList());
    }

    record Deliveries(List<WebhookLog.Entry> webhooks) {}

    @GetMapping("/webhooks")
    Deliveries webhooks(
            @RequestParam(required = false) @Nullable String sid,
            @RequestParam(required = false) @Nullable String kind) {
        var entries = webhooks.entries().stream()
                .filter(entry -> sid == null || sid.equals(entry.sid()))
                .filter(entry -> kind == null || kind.equals(entry.kind()));
        return new Deliveries(entries.toList());
    }

    record ApiCalls(List<ApiCallLog.ApiCall> calls) {}

    @GetMapping("/api-calls")
    ApiCalls apiCalls() {
        return new ApiCalls(apiCalls.calls());
    }

    record NewToken(@Nullable String authToken) {}

    /** Replaces the account's token; the old token is no longer valid. */
    @PutMapping("/accounts/{sid}/auth-token")
    Map<String, String> changeToken(@PathVariable String sid, @RequestBody NewToken token) {
        var authToken = InvalidField.required("authToken", token.authToken());
        if (accounts.find(sid).isEmpty()) {
            throw new NoSuchReceiver("no-account", "There is no account " + sid);
        }
        accounts.changeToken(sid, authToken);
        return Map.of("sid", sid);
    }

    @GetMapping("/behaviour")
    FaultBehaviour behaviour() {
        return behaviours.current();
    }

    /** Changes the fields that are named and keeps the others. */
    @PutMapping("/behaviour")
    FaultBehaviour behave(@RequestBody JsonNode changes) {
        if (!changes.isObject()) {
            throw new InvalidField("body", "must be a JSON object");
        }
        return behaviours.change(now -> {
            ObjectNode merged = json.valueToTree(now);
            merged.setAll((ObjectNode) changes);
            return json.treeToValue(merged, FaultBehaviour.class);
        });
    }

    /**
     * Removes messages, calls and logs, and resets the behaviour; with {@code everything} also accounts, numbers and
     * URLs.
     */
    @PostMapping("/reset")
    Map<String, String> reset(@RequestParam(defaultValue = "false") boolean everything) {
        behaviours.reset();
        messages.clear();
        calls.clear();
        webhooks.clear();
        apiCalls.clear();
        silentCalls.release();
        if (everything) {
            accounts.reset();
            numbers.reset();
            hooks.reset();
        }
        return Map.of("status", "reset");
    }
}
