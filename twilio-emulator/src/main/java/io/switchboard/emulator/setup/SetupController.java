package io.switchboard.emulator.setup;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

import io.switchboard.emulator.account.Account;
import io.switchboard.emulator.account.BasicAuthentication;
import io.switchboard.emulator.rest.PageRequest;
import io.switchboard.emulator.rest.ProductPage;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;

/** Serves an account's balance, and for the account of the credentials its permissions and registrations. */
@RestController
class SetupController {
    private final ConsoleSetups setups;

    SetupController(ConsoleSetups setups) {
        this.setups = setups;
    }

    @GetMapping("/2010-04-01/Accounts/{account}/Balance.json")
    Map<String, @Nullable Object> balance(@RequestAttribute(BasicAuthentication.ACCOUNT) Account account) {
        var setup = setups.of(account.sid());
        return Map.of(
                "account_sid", account.sid(),
                "balance", String.valueOf(setup.balance()),
                "currency", String.valueOf(setup.currency()));
    }

    @GetMapping("/voice/v1/DialingPermissions/Countries")
    Map<String, @Nullable Object> countries(
            HttpServletRequest request, @RequestAttribute(BasicAuthentication.CALLER) Account account) {
        // Subaccounts share the permissions of their main account.
        return page(request, "content", setups.of(account.ownerSid()).dialingCountries());
    }

    @GetMapping("/messaging/v1/a2p/BrandRegistrations")
    Map<String, @Nullable Object> brands(
            HttpServletRequest request, @RequestAttribute(BasicAuthentication.CALLER) Account account) {
        return page(request, "data", setups.of(account.sid()).brandRegistrations());
    }

    @GetMapping("/messaging/v1/Tollfree/Verifications")
    Map<String, @Nullable Object> verifications(
            HttpServletRequest request, @RequestAttribute(BasicAuthentication.CALLER) Account account) {
        return page(request, "verifications", setups.of(account.sid()).tollFreeVerifications());
    }

    @GetMapping("/conversations/v1/Configuration/Addresses")
    Map<String, @Nullable Object> addresses(
            HttpServletRequest request, @RequestAttribute(BasicAuthentication.CALLER) Account account) {
        return page(request, "address_configurations", setups.of(account.sid()).conversationAddresses());
    }

    @GetMapping("/webhooks/v1/Webhooks/Rules")
    Map<String, @Nullable Object> webhookRules(
            HttpServletRequest request, @RequestAttribute(BasicAuthentication.CALLER) Account account) {
        return page(request, "rules", setups.of(account.sid()).webhookRules());
    }

    /** An item of a list, whose order is that of the setup. */
    private record Listed(long sequence, Map<String, Object> resource) implements PageRequest.Item {}

    private static Map<String, @Nullable Object> page(
            HttpServletRequest request, String key, @Nullable List<Map<String, Object>> resources) {
        NavigableMap<Long, Listed> items = new TreeMap<>();
        for (var resource : resources == null ? List.<Map<String, Object>>of() : resources) {
            var position = -(long) items.size();
            items.put(position, new Listed(position, resource));
        }
        return ProductPage.of(request, key).of(items, item -> true, Listed::resource);
    }
}
