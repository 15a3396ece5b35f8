package io.switchboard.emulator.messagingservice;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.switchboard.emulator.account.Account;
import io.switchboard.emulator.account.BasicAuthentication;
import io.switchboard.emulator.number.PhoneNumber;
import io.switchboard.emulator.number.PhoneNumbers;
import io.switchboard.emulator.rest.ProductPage;
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

/** Serves {@code messaging.twilio.com/v1/Services}, whose host is a path here. */
@RestController
@RequestMapping("/messaging/v1/Services")
class MessagingServicesController {
    private static final Set<String> FIELDS = Set.of(
            "FriendlyName",
            "InboundRequestUrl",
            "InboundMethod",
            "FallbackUrl",
            "FallbackMethod",
            "StatusCallback",
            "StickySender",
            "MmsConverter",
            "SmartEncoding",
            "AreaCodeGeomatch",
            "ValidityPeriod",
            "Usecase",
            "UseInboundWebhookOnNumber");

    private final MessagingServices services;
    private final PhoneNumbers numbers;

    MessagingServicesController(MessagingServices services, PhoneNumbers numbers) {
        this.services = services;
        this.numbers = numbers;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, @Nullable Object> create(
            HttpServletRequest request, @RequestAttribute(BasicAuthentication.CALLER) Account account) {
        var fields = fields(request);
        if (fields.getOrDefault("FriendlyName", "").isEmpty()) {
            throw TwilioError.badRequest(20001, "FriendlyName is required");
        }
        return services.create(account.sid(), fields).resource();
    }

    @GetMapping
    Map<String, @Nullable Object> list(
            HttpServletRequest request, @RequestAttribute(BasicAuthentication.CALLER) Account account) {
        return ProductPage.of(request, "services")
                .of(services.ofAccount(account.sid()), service -> true, MessagingService::resource);
    }

    @GetMapping("/{sid}")
    Map<String, @Nullable Object> fetch(
            HttpServletRequest request,
            @RequestAttribute(BasicAuthentication.CALLER) Account account,
            @PathVariable String sid) {
        return existing(request, account, sid).resource();
    }

    @PostMapping("/{sid}")
    Map<String, @Nullable Object> update(
            HttpServletRequest request,
            @RequestAttribute(BasicAuthentication.CALLER) Account account,
            @PathVariable String sid) {
        return services.change(existing(request, account, sid), service -> service.with(fields(request)))
                .resource();
    }

    @DeleteMapping("/{sid}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(
            HttpServletRequest request,
            @RequestAttribute(BasicAuthentication.CALLER) Account account,
            @PathVariable String sid) {
        services.delete(existing(request, account, sid));
    }

    @PostMapping("/{sid}/PhoneNumbers")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, @Nullable Object> add(
            HttpServletRequest request,
            @RequestAttribute(BasicAuthentication.CALLER) Account account,
            @PathVariable String sid,
            @RequestParam("PhoneNumberSid") String numberSid) {
        var service = existing(request, account, sid);
        var number = numbers.find(account.sid(), numberSid)
                .orElseThrow(() -> new TwilioError(404, 21705, "There is no phone number " + numberSid));
        if (services.ofNumber(numberSid).isPresent()) {
            throw new TwilioError(409, 21710, "The phone number is in a Messaging Service already");
        }
        services.change(service, now -> {
            var sids = new ArrayList<>(now.numberSids());
            sids.add(numberSid);
            return now.withNumbers(sids);
        });
        return resource(service, number);
    }

    @GetMapping("/{sid}/PhoneNumbers")
    Map<String, @Nullable Object> numbers(
            HttpServletRequest request,
            @RequestAttribute(BasicAuthentication.CALLER) Account account,
            @PathVariable String sid) {
        var service = existing(request, account, sid);
        var items = new TreeMap<Long, PhoneNumber>();
        service.numberSids().stream()
                .flatMap(numberSid -> numbers.find(account.sid(), numberSid).stream())
                .forEach(number -> items.put(number.sequence(), number));
        return ProductPage.of(request, "phone_numbers").of(items, number -> true, number -> resource(service, number));
    }

    @DeleteMapping("/{sid}/PhoneNumbers/{numberSid}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(
            HttpServletRequest request,
            @RequestAttribute(BasicAuthentication.CALLER) Account account,
            @PathVariable String sid,
            @PathVariable String numberSid) {
        services.change(
                existing(request, account, sid),
                service -> service.withNumbers(service.numberSids().stream()
                        .filter(other -> !other.equals(numberSid))
                        .toList()));
    }

    private static Map<String, @Nullable Object> resource(MessagingService service, PhoneNumber number) {
        return Map.of(
                "sid",
                number.sid(),
                "account_sid",
                number.accountSid(),
                "service_sid",
                service.sid(),
                "phone_number",
                number.address(),
                "capabilities",
                List.of("SMS", "Voice"));
    }

    private MessagingService existing(HttpServletRequest request, Account account, String sid) {
        return services.find(account.sid(), sid).orElseThrow(() -> TwilioError.notFound(request.getRequestURI()));
    }

    private static Map<String, String> fields(HttpServletRequest request) {
        var fields = new HashMap<String, String>();
        request.getParameterMap().forEach((name, values) -> {
            if (FIELDS.contains(name)) {
                fields.put(name, values[0]);
            }
        });
        return fields;
    }
}
