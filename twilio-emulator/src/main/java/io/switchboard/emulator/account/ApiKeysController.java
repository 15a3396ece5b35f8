package io.switchboard.emulator.account;

import java.util.LinkedHashMap;
import java.util.Map;

import io.switchboard.emulator.rest.PageRequest;
import io.switchboard.emulator.rest.TwilioDates;
import io.switchboard.emulator.rest.TwilioError;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Serves {@code /2010-04-01/Accounts/{AC}/Keys}. A key that is created here is a standard one; its secret is shown once. */
@RestController
@RequestMapping("/2010-04-01/Accounts/{account}")
class ApiKeysController {
    private final ApiKeys keys;

    ApiKeysController(ApiKeys keys) {
        this.keys = keys;
    }

    @GetMapping("/Keys.json")
    Map<String, @Nullable Object> list(
            HttpServletRequest request, @RequestAttribute(BasicAuthentication.ACCOUNT) Account account) {
        return PageRequest.of(request).of(keys.of(account.sid()), key -> true, "keys", ApiKeysController::resource);
    }

    @PostMapping("/Keys.json")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, Object> create(
            @RequestAttribute(BasicAuthentication.ACCOUNT) Account account,
            @RequestParam(name = "FriendlyName", defaultValue = "") String friendlyName) {
        var key = keys.create(account.sid(), friendlyName, CredentialKind.STANDARD_KEY);
        var created = resource(key);
        created.put("secret", key.secret());
        return created;
    }

    @GetMapping("/Keys/{sid}.json")
    Map<String, Object> fetch(
            @RequestAttribute(BasicAuthentication.ACCOUNT) Account account, @PathVariable String sid) {
        return resource(find(account, sid));
    }

    @DeleteMapping("/Keys/{sid}.json")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@RequestAttribute(BasicAuthentication.ACCOUNT) Account account, @PathVariable String sid) {
        keys.delete(find(account, sid));
    }

    private ApiKey find(Account account, String sid) {
        return keys.find(account.sid(), sid)
                .orElseThrow(() -> TwilioError.notFound("/Accounts/" + account.sid() + "/Keys/" + sid + ".json"));
    }

    private static Map<String, Object> resource(ApiKey key) {
        var resource = new LinkedHashMap<String, Object>();
        resource.put("sid", key.sid());
        resource.put("friendly_name", key.friendlyName());
        resource.put("date_created", TwilioDates.format(key.dateCreated()));
        resource.put("date_updated", TwilioDates.format(key.dateCreated()));
        return resource;
    }
}
