package io.switchboard.emulator.setup;

import java.util.Map;

import io.switchboard.emulator.account.Account;
import io.switchboard.emulator.account.BasicAuthentication;
import io.switchboard.emulator.rest.ProductPage;
import io.switchboard.emulator.rest.TwilioError;
import io.switchboard.emulator.setup.ConversationServices.Service;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Serves the Conversations Services of an account. Conversations are in the default one, which cannot be deleted. */
@RestController
@RequestMapping("/conversations/v1")
class ConversationServicesController {
    private static final int INVALID = 20001;

    private final ConversationServices services;

    ConversationServicesController(ConversationServices services) {
        this.services = services;
    }

    @GetMapping("/Services")
    Map<String, @Nullable Object> list(
            HttpServletRequest request, @RequestAttribute(BasicAuthentication.CALLER) Account account) {
        return ProductPage.of(request, "services").of(services.of(account), service -> true, Service::resource);
    }

    @PostMapping("/Services")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, Object> create(
            HttpServletRequest request, @RequestAttribute(BasicAuthentication.CALLER) Account account) {
        var name = request.getParameter("FriendlyName");
        if (name == null || name.isBlank()) {
            throw TwilioError.badRequest(INVALID, "FriendlyName is required");
        }
        return services.create(account, name).resource();
    }

    @GetMapping("/Services/{sid}")
    Map<String, Object> fetch(
            HttpServletRequest request,
            @RequestAttribute(BasicAuthentication.CALLER) Account account,
            @PathVariable String sid) {
        return services.find(account, sid)
                .map(Service::resource)
                .orElseThrow(() -> TwilioError.notFound(request.getRequestURI()));
    }

    @DeleteMapping("/Services/{sid}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(
            HttpServletRequest request,
            @RequestAttribute(BasicAuthentication.CALLER) Account account,
            @PathVariable String sid) {
        if (!services.delete(account, sid)) {
            throw TwilioError.notFound(request.getRequestURI());
        }
    }

    /** The account's settings, of which there is the default service only. */
    @GetMapping("/Configuration")
    Map<String, Object> configuration(@RequestAttribute(BasicAuthentication.CALLER) Account account) {
        return Map.of(
                "account_sid",
                account.sid(),
                "default_chat_service_sid",
                Service.ofNew(account).sid());
    }
}
