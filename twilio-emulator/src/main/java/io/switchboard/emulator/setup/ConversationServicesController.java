package io.switchboard.emulator.setup;

import java.util.Map;
import java.util.TreeMap;

import io.switchboard.emulator.account.Account;
import io.switchboard.emulator.account.BasicAuthentication;
import io.switchboard.emulator.rest.PageRequest;
import io.switchboard.emulator.rest.ProductPage;
import io.switchboard.emulator.rest.TwilioError;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves the one Conversations Service of an account, which cannot be created or deleted here. */
@RestController
@RequestMapping("/conversations/v1")
class ConversationServicesController {

    /** A service, whose SID is that of its account with other letters at the beginning. */
    record Service(String sid, Account account) implements PageRequest.Item {
        static Service of(Account account) {
            return new Service("IS" + account.sid().substring(2), account);
        }

        @Override
        public long sequence() {
            return 1;
        }

        Map<String, Object> resource() {
            return Map.of(
                    "sid",
                    sid,
                    "account_sid",
                    account.sid(),
                    "friendly_name",
                    "Default Conversations Service",
                    "url",
                    "https://conversations.twilio.com/v1/Services/" + sid);
        }
    }

    @GetMapping("/Services")
    Map<String, @Nullable Object> list(
            HttpServletRequest request, @RequestAttribute(BasicAuthentication.CALLER) Account account) {
        var services = new TreeMap<Long, Service>(Map.of(1L, Service.of(account)));
        return ProductPage.of(request, "services").of(services, service -> true, Service::resource);
    }

    @GetMapping("/Services/{sid}")
    Map<String, Object> fetch(
            HttpServletRequest request,
            @RequestAttribute(BasicAuthentication.CALLER) Account account,
            @PathVariable String sid) {
        var service = Service.of(account);
        if (!service.sid().equals(sid)) {
            throw TwilioError.notFound(request.getRequestURI());
        }
        return service.resource();
    }

    /** The account's settings, of which there is the service only. */
    @GetMapping("/Configuration")
    Map<String, Object> configuration(@RequestAttribute(BasicAuthentication.CALLER) Account account) {
        return Map.of(
                "account_sid",
                account.sid(),
                "default_chat_service_sid",
                Service.of(account).sid());
    }
}
