package io.switchboard.emulator.control;

import java.util.List;
import java.util.Map;

import io.switchboard.emulator.behaviour.ApiCallLog;
import io.switchboard.emulator.behaviour.CurrentBehaviour;
import io.switchboard.emulator.behaviour.FaultBehaviour;
import io.switchboard.emulator.problem.ControlApi;
import io.switchboard.emulator.problem.InvalidField;
import io.switchboard.emulator.reset.ResettableState;
import io.switchboard.emulator.webhook.WebhookLog;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
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
    private final WebhookLog webhooks;
    private final CurrentBehaviour behaviours;
    private final ApiCallLog apiCalls;
    private final List<ResettableState> states;
    private final JsonMapper json;

    ControlController(
            WebhookLog webhooks,
            CurrentBehaviour behaviours,
            ApiCallLog apiCalls,
            List<ResettableState> states,
            JsonMapper json) {
        this.webhooks = webhooks;
        this.behaviours = behaviours;
        this.apiCalls = apiCalls;
        this.states = states;
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
     * Removes messages, calls, conversations and logs, and resets the behaviour; with {@code everything} also accounts,
     * numbers and URLs.
     */
    @PostMapping("/reset")
    Map<String, String> reset(@RequestParam(defaultValue = "false") boolean everything) {
        states.forEach(ResettableState::clear);
        if (everything) {
            states.forEach(ResettableState::reset);
        }
        return Map.of("status", "reset");
    }
}
