package io.switchboard.emulator.call.rest;

import java.util.LinkedHashMap;
import java.util.Map;

import io.switchboard.emulator.account.Account;
import io.switchboard.emulator.account.BasicAuthentication;
import io.switchboard.emulator.call.Calls;
import io.switchboard.emulator.call.Calls.Listed;
import io.switchboard.emulator.number.PhoneNumbers;
import io.switchboard.emulator.price.PriceList;
import io.switchboard.emulator.rest.PageRequest;
import io.switchboard.emulator.rest.TwilioDates;
import io.switchboard.emulator.rest.TwilioError;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Serves {@code /2010-04-01/Accounts/{account}/Calls}. */
@RestController
@RequestMapping("/2010-04-01/Accounts/{account}")
class CallsController {
    private final Calls calls;
    private final PhoneNumbers numbers;

    CallsController(Calls calls, PhoneNumbers numbers) {
        this.calls = calls;
        this.numbers = numbers;
    }

    @PostMapping("/Calls.json")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, @Nullable Object> create(
            HttpServletRequest request, @RequestAttribute(BasicAuthentication.ACCOUNT) Account account) {
        var placed = new CallForm(request).read(account, numbers);
        var sid = calls.place(
                placed, ServletUriComponentsBuilder.fromCurrentContextPath().toUriString());
        var resource = resource(existing(request, account, sid));
        resource.put("status", "queued");
        return resource;
    }

    @GetMapping("/Calls.json")
    Map<String, @Nullable Object> list(
            HttpServletRequest request, @RequestAttribute(BasicAuthentication.ACCOUNT) Account account) {
        var page = PageRequest.of(
                request, "To", "From", "Status", "ParentCallSid", "StartTime", "StartTime<", "StartTime>");
        return page.of(
                calls.listed(account.sid()), CallListFilter.of(page.filters()), "calls", CallsController::resource);
    }

    @GetMapping("/Calls/{sid}.json")
    Map<String, @Nullable Object> fetch(
            HttpServletRequest request,
            @RequestAttribute(BasicAuthentication.ACCOUNT) Account account,
            @PathVariable String sid) {
        return resource(existing(request, account, sid));
    }

    @PostMapping("/Calls/{sid}.json")
    Map<String, @Nullable Object> update(
            HttpServletRequest request,
            @RequestAttribute(BasicAuthentication.ACCOUNT) Account account,
            @PathVariable String sid,
            @RequestParam(name = "Status", required = false) @Nullable String status) {
        var call = existing(request, account, sid);
        if (!"completed".equals(status) && !"canceled".equals(status)) {
            throw TwilioError.badRequest(20001, "The emulator knows the Status completed and canceled only");
        }
        calls.end(call.sid());
        return resource(existing(request, account, sid));
    }

    private Listed existing(HttpServletRequest request, Account account, String sid) {
        return calls.listed(account.sid()).values().stream()
                .filter(call -> call.sid().equals(sid))
                .findFirst()
                .orElseThrow(() -> TwilioError.notFound(request.getRequestURI()));
    }

    private static Map<String, @Nullable Object> resource(Listed call) {
        var started = TwilioDates.format(call.startedAt());
        var ended = call.seconds() == null
                ? null
                : TwilioDates.format(call.startedAt().plusSeconds(call.seconds()));
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("sid", call.sid());
        json.put("account_sid", call.accountSid());
        json.put("parent_call_sid", call.parentSid());
        json.put("phone_number_sid", call.numberSid());
        json.put("from", call.from());
        json.put("to", call.to());
        json.put("direction", call.direction());
        json.put("status", call.status());
        json.put("start_time", started);
        json.put("end_time", ended);
        json.put("duration", call.seconds() == null ? null : String.valueOf(call.seconds()));
        json.put(
                "price",
                call.seconds() == null ? null : PriceList.field(PriceList.call(call.direction(), call.seconds())));
        json.put("price_unit", "USD");
        json.put("answered_by", null);
        json.put("forwarded_from", null);
        json.put("caller_name", null);
        json.put("api_version", "2010-04-01");
        json.put("date_created", started);
        json.put("date_updated", ended == null ? started : ended);
        json.put("uri", "/2010-04-01/Accounts/" + call.accountSid() + "/Calls/" + call.sid() + ".json");
        json.put("subresource_uris", Map.of());
        return json;
    }
}
