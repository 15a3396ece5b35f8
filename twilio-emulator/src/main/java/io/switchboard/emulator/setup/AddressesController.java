package io.switchboard.emulator.setup;

import java.util.LinkedHashMap;
import java.util.Map;

import io.switchboard.emulator.account.Account;
import io.switchboard.emulator.account.BasicAuthentication;
import io.switchboard.emulator.rest.SidGenerator;
import io.switchboard.emulator.rest.TwilioError;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Creates, changes and deletes configurations of addresses; the list belongs to the setup. */
@RestController
@RequestMapping("/conversations/v1/Configuration/Addresses")
class AddressesController {
    private final ConversationAddresses addresses;

    AddressesController(ConversationAddresses addresses) {
        this.addresses = addresses;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, Object> create(
            HttpServletRequest request, @RequestAttribute(BasicAuthentication.CALLER) Account account) {
        var form = AddressForm.ofNew(request);
        var resource = new LinkedHashMap<String, Object>();
        resource.put("sid", SidGenerator.next("IG"));
        resource.put("account_sid", account.sid());
        resource.put("type", String.valueOf(form.type()));
        resource.put("address", String.valueOf(form.address()));
        resource.put("auto_creation", Map.of("enabled", false, "type", "default"));
        if (!addresses.add(account.sid(), form.applyTo(resource))) {
            throw new TwilioError(409, 20409, "The address has a configuration already");
        }
        return form.applyTo(resource);
    }

    @GetMapping("/{sid}")
    Map<String, Object> fetch(
            HttpServletRequest request,
            @RequestAttribute(BasicAuthentication.CALLER) Account account,
            @PathVariable String sid) {
        return addresses.find(account.sid(), sid).orElseThrow(() -> TwilioError.notFound(request.getRequestURI()));
    }

    @PostMapping("/{sid}")
    Map<String, Object> update(
            HttpServletRequest request,
            @RequestAttribute(BasicAuthentication.CALLER) Account account,
            @PathVariable String sid) {
        return addresses
                .change(account.sid(), sid, AddressForm.of(request)::applyTo)
                .orElseThrow(() -> TwilioError.notFound(request.getRequestURI()));
    }

    @DeleteMapping("/{sid}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(
            HttpServletRequest request,
            @RequestAttribute(BasicAuthentication.CALLER) Account account,
            @PathVariable String sid) {
        if (!addresses.remove(account.sid(), sid)) {
            throw TwilioError.notFound(request.getRequestURI());
        }
    }
}
