package io.switchboard.emulator.control;

import io.switchboard.emulator.account.Accounts;
import io.switchboard.emulator.control.ControlController.Accepted;
import io.switchboard.emulator.event.ConversationEvent;
import io.switchboard.emulator.event.DebuggerEvent;
import io.switchboard.emulator.event.EventHooks;
import io.switchboard.emulator.event.Events;
import io.switchboard.emulator.message.NoSuchReceiver;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The control API for events that do not concern a number: of Conversations, and of Twilio's debugger. */
@RestController
@RequestMapping("/control")
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
    Accepted tell(@RequestBody ConversationEvent event) {
        return new Accepted(events.tell(event));
    }

    @PostMapping("/debugger")
    @ResponseStatus(HttpStatus.CREATED)
    Accepted tell(@RequestBody DebuggerEvent event) {
        return new Accepted(events.tell(event));
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
