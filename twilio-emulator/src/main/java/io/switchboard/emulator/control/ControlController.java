package io.switchboard.emulator.control;

import java.util.List;
import java.util.Map;
import java.util.Set;

import io.switchboard.emulator.account.Accounts;
import io.switchboard.emulator.account.ApiKeys;
import io.switchboard.emulator.alert.AlertLog;
import io.switchboard.emulator.behaviour.ApiCallLog;
import io.switchboard.emulator.behaviour.CurrentBehaviour;
import io.switchboard.emulator.behaviour.FaultBehaviour;
import io.switchboard.emulator.call.Calls;
import io.switchboard.emulator.content.ContentTemplates;
import io.switchboard.emulator.conversation.EmulatedConversations;
import io.switchboard.emulator.event.EventHooks;
import io.switchboard.emulator.message.Messages;
import io.switchboard.emulator.messagingservice.MessagingServices;
import io.switchboard.emulator.number.PhoneNumbers;
import io.switchboard.emulator.problem.ControlApi;
import io.switchboard.emulator.problem.InvalidField;
import io.switchboard.emulator.problem.NoSuchReceiver;
import io.switchboard.emulator.setup.ConsoleSetups;
import io.switchboard.emulator.webhook.WebhookLog;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Shows what the emulator did, changes its behaviour and resets it. */
@ControlApi
class ControlController {
    private final Calls calls;
    private final Messages messages;
    private final WebhookLog webhooks;
    private final CurrentBehaviour behaviours;
    private final Accounts accounts;
    private final ApiKeys keys;
    private final PhoneNumbers numbers;
    private final EventHooks hooks;
    private final ContentTemplates contents;
    private final ApiCallLog apiCalls;
    private final EmulatedConversations conversations;
    private final AlertLog alerts;
    private final ConsoleSetups setups;
    private final MessagingServices services;
    private final JsonMapper json;

    ControlController(
            Calls calls,
            Messages messages,
            WebhookLog webhooks,
            CurrentBehaviour behaviours,
            Accounts accounts,
            ApiKeys keys,
            PhoneNumbers numbers,
            EventHooks hooks,
            ContentTemplates contents,
            ApiCallLog apiCalls,
            EmulatedConversations conversations,
            AlertLog alerts,
            ConsoleSetups setups,
            MessagingServices services,
            JsonMapper json) {
        this.calls = calls;
        this.messages = messages;
        this.webhooks = webhooks;
        this.behaviours = behaviours;
        this.accounts = accounts;
        this.keys = keys;
        this.numbers = numbers;
        this.hooks = hooks;
        this.contents = contents;
        this.apiCalls = apiCalls;
        this.conversations = conversations;
        this.alerts = alerts;
        this.setups = setups;
        this.services = services;
        this.json = json;
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

    record NewStatus(@Nullable String status) {}

    /** Changes the account's status as Twilio itself does, also that of a main account. */
    @PutMapping("/accounts/{sid}/status")
    Map<String, String> changeStatus(@PathVariable String sid, @RequestBody NewStatus change) {
        var status = InvalidField.required("status", change.status());
        if (!Set.of("active", "suspended", "closed").contains(status)) {
            throw new InvalidField("status", "must be active, suspended or closed");
        }
        if (accounts.find(sid).isEmpty()) {
            throw new NoSuchReceiver("no-account", "There is no account " + sid);
        }
        accounts.changeStatus(sid, status);
        return Map.of("sid", sid, "status", status);
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
     * Removes messages, calls, conversations and logs, and resets the behaviour; with {@code everything} also accounts, numbers and
     * URLs.
     */
    @PostMapping("/reset")
    Map<String, String> reset(@RequestParam(defaultValue = "false") boolean everything) {
        behaviours.reset();
        messages.clear();
        calls.clear();
        conversations.clear();
        webhooks.clear();
        apiCalls.clear();
        alerts.clear();
        if (everything) {
            accounts.reset();
            keys.reset();
            numbers.reset();
            hooks.reset();
            contents.reset();
            setups.reset();
            services.reset();
            services.reset();
        }
        return Map.of("status", "reset");
    }
}
