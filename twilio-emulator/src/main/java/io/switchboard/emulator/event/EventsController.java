package io.switchboard.emulator.event;

import io.switchboard.emulator.account.Accounts;
import io.switchboard.emulator.problem.ControlApi;
import io.switchboard.emulator.problem.ControlApi.Created;
import io.switchboard.emulator.problem.NoSuchReceiver;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The control API for events that do not concern a number: of Conversations, and of Twilio's debugger. */
@ControlApi
class EventsController {
    private final Events events;
    private final EventHooks hooks;
    private final Accounts accounts;

    EventsController(Events events, EventHooks hooks, Accounts accounts) {
        this.events = events;
        this.hooks = hooks;
        this.accounts = accounts;
    }

    @PostMapping("/conversations")
    @ResponseStatus(HttpStatus.CREATED)
    Created tell(@RequestBody ConversationEvent event) {
        return new Created(events.tell(event));
    }

    @PostMapping("/debugger")
    @ResponseStatus(HttpStatus.CREATED)
    Created tell(@RequestBody DebuggerEvent event) {
        return new Created(events.tell(event));
    }

    /** Replaces both URLs. */
    @PutMapping("/accounts/{sid}/webhooks")
    EventHooks.Urls configure(@PathVariable String sid, @RequestBody EventHooks.Urls urls) {
        if (accounts.find(sid).isEmpty()) {
            throw new NoSuchReceiver("no-account", "There is no account " + sid);
        }
        hooks.set(sid, urls);
        return urls;
    }
}
