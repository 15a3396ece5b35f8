package io.switchboard.emulator.setup;

import java.util.LinkedHashMap;
import java.util.Map;

import io.switchboard.emulator.account.Account;
import io.switchboard.emulator.account.BasicAuthentication;
import io.switchboard.emulator.event.ConversationsHook;
import io.switchboard.emulator.event.EventHooks;
import io.switchboard.emulator.rest.TwilioError;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves the webhooks of an account's conversations and of its services. */
@RestController
@RequestMapping("/conversations/v1")
class ConversationsHookController {
    private static final String PATH = "/Configuration/Webhooks";
    private static final String OF_SERVICE = "/Services/{service}" + PATH;

    private final EventHooks hooks;
    private final ConversationServices services;

    ConversationsHookController(EventHooks hooks, ConversationServices services) {
        this.hooks = hooks;
        this.services = services;
    }

    @GetMapping(PATH)
    Map<String, @Nullable Object> fetch(@RequestAttribute(BasicAuthentication.CALLER) Account account) {
        return ofAccount(account, hooks.conversations(account.sid()));
    }

    @PostMapping(PATH)
    Map<String, @Nullable Object> update(
            HttpServletRequest request, @RequestAttribute(BasicAuthentication.CALLER) Account account) {
        return ofAccount(account, hooks.change(account.sid(), ConversationsHookForm.of(request)::applyTo));
    }

    @GetMapping(OF_SERVICE)
    Map<String, @Nullable Object> fetchOfService(
            HttpServletRequest request,
            @RequestAttribute(BasicAuthentication.CALLER) Account account,
            @PathVariable String service) {
        requireOwn(request, account, service);
        return ofService(account, service, hooks.conversations(service));
    }

    @PostMapping(OF_SERVICE)
    Map<String, @Nullable Object> updateOfService(
            HttpServletRequest request,
            @RequestAttribute(BasicAuthentication.CALLER) Account account,
            @PathVariable String service) {
        requireOwn(request, account, service);
        return ofService(account, service, hooks.change(service, ConversationsHookForm.of(request)::applyTo));
    }

    private void requireOwn(HttpServletRequest request, Account account, String service) {
        if (services.find(account, service).isEmpty()) {
            throw TwilioError.notFound(request.getRequestURI());
        }
    }

    private static Map<String, @Nullable Object> ofAccount(Account account, ConversationsHook hook) {
        var json = resource(account, hook);
        json.put("target", hook.target());
        return json;
    }

    private static Map<String, @Nullable Object> ofService(Account account, String service, ConversationsHook hook) {
        var json = resource(account, hook);
        json.put("chat_service_sid", service);
        json.put("url", "https://conversations.twilio.com/v1/Services/" + service + PATH);
        return json;
    }

    private static Map<String, @Nullable Object> resource(Account account, ConversationsHook hook) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("account_sid", account.sid());
        json.put("method", hook.method());
        json.put("filters", hook.filters());
        json.put("pre_webhook_url", hook.preUrl().isEmpty() ? null : hook.preUrl());
        json.put("post_webhook_url", hook.postUrl().isEmpty() ? null : hook.postUrl());
        json.put("url", "https://conversations.twilio.com/v1" + PATH);
        return json;
    }
}
