package io.switchboard.emulator.event;

import java.time.Clock;
import java.util.Locale;

import io.switchboard.emulator.account.Account;
import io.switchboard.emulator.account.Accounts;
import io.switchboard.emulator.alert.AlertLog;
import io.switchboard.emulator.problem.NoSuchReceiver;
import io.switchboard.emulator.rest.SidGenerator;
import io.switchboard.emulator.webhook.Webhook;
import io.switchboard.emulator.webhook.Webhooks;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** Sends events to accounts. Returns at once and delivers the webhook afterwards. */
@Component
class Events {
    private static final String DEFAULT_PAYLOAD = """
            {"resource_sid":null,"service_sid":null,"error_code":"11200","more_info":{"msg":"HTTP retrieval failure"}}""";

    private final Accounts accounts;
    private final EventHooks hooks;
    private final Webhooks webhooks;
    private final AlertLog alerts;
    private final Clock clock;

    Events(Accounts accounts, EventHooks hooks, Webhooks webhooks, AlertLog alerts, Clock clock) {
        this.accounts = accounts;
        this.hooks = hooks;
        this.webhooks = webhooks;
        this.alerts = alerts;
        this.clock = clock;
    }

    /**
     * Sends an event of Conversations.
     *
     * @return the conversation's SID, a new one unless the event names it
     * @throws NoSuchReceiver if there is no such account, or no URL to call
     * @see <a href="https://www.twilio.com/docs/conversations-classic/conversations-webhooks">Conversations
     *     webhooks</a>
     */
    String tell(ConversationEvent event) {
        var account = account(event.accountSid());
        var url = event.url() == null ? hooks.of(account.sid()).conversations() : event.url();
        var parameters = new LinkedMultiValueMap<String, String>();
        parameters.set("AccountSid", account.sid());
        parameters.set("EventType", event.eventType());
        parameters.set("Source", "API");
        parameters.set("ConversationSid", SidGenerator.next("CH"));
        parameters.putAll(event.parameters());
        var sid = String.valueOf(parameters.getFirst("ConversationSid"));
        deliver(Webhook.Kind.CONVERSATION, sid, account, url, event.method(), parameters, event.json());
        return sid;
    }

    /**
     * Sends an error. The error of a subaccount without a URL is sent by the main account to its own URL.
     *
     * @return the event's SID
     * @throws NoSuchReceiver if there is no such account, or no URL to call
     */
    String tell(DebuggerEvent event) {
        var account = account(event.accountSid());
        var isOwn = event.url() != null || hooks.of(account.sid()).debugger() != null;
        var teller = isOwn ? account : account(account.ownerSid());
        var url = event.url() == null ? hooks.of(teller.sid()).debugger() : event.url();
        var sid = SidGenerator.next("NO");
        var parameters = new LinkedMultiValueMap<String, String>();
        parameters.set("Sid", sid);
        parameters.set("AccountSid", account.sid());
        if (!account.isMain()) {
            parameters.set("ParentAccountSid", account.ownerSid());
        }
        parameters.set("Timestamp", clock.instant().toString());
        parameters.set("Level", event.level());
        parameters.set("PayloadType", "application/json");
        parameters.set(
                "Payload",
                event.payload() == null ? DEFAULT_PAYLOAD : event.payload().toString());
        deliver(Webhook.Kind.DEBUGGER, sid, teller, url, "POST", parameters, event.json());
        alerts.add(sid, alert(event));
        return sid;
    }

    private static AlertLog.Entry alert(DebuggerEvent event) {
        var payload = event.payload();
        var code = payload == null ? "11200" : payload.path("error_code").asString("");
        return new AlertLog.Entry(
                event.accountSid(),
                code,
                event.level().toLowerCase(Locale.ROOT),
                payload == null
                        ? "HTTP retrieval failure"
                        : payload.path("more_info").path("msg").asString(""),
                payload == null ? null : payload.path("resource_sid").asString(null),
                null);
    }

    private Account account(String sid) {
        return accounts.find(sid).orElseThrow(() -> new NoSuchReceiver("no-account", "There is no account " + sid));
    }

    private void deliver(
            Webhook.Kind kind,
            String sid,
            Account signer,
            @Nullable String url,
            String method,
            MultiValueMap<String, String> parameters,
            boolean isJson) {
        if (url == null) {
            throw new NoSuchReceiver("no-url", "Account " + signer.sid() + " has no URL for that");
        }
        webhooks.deliver(new Webhook(kind, sid, signer.sid(), url, method, parameters, isJson, null));
    }
}
