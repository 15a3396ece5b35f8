package io.switchboard.emulator.number;

import java.util.HashMap;
import java.util.Map;

import io.switchboard.emulator.account.Account;
import io.switchboard.emulator.account.Accounts;
import io.switchboard.emulator.account.BasicAuthentication;
import io.switchboard.emulator.rest.TwilioError;
import io.switchboard.emulator.setup.ConsoleSetups;
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

/** Serves the purchase, changes and release of an account's phone numbers. */
@RestController
@RequestMapping("/2010-04-01/Accounts/{account}")
class NumbersController {
    private final PhoneNumbers numbers;
    private final Accounts accounts;
    private final ConsoleSetups setups;

    NumbersController(PhoneNumbers numbers, Accounts accounts, ConsoleSetups setups) {
        this.numbers = numbers;
        this.accounts = accounts;
        this.setups = setups;
    }

    @PostMapping("/IncomingPhoneNumbers.json")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, @Nullable Object> create(
            HttpServletRequest request, @RequestAttribute(BasicAuthentication.ACCOUNT) Account account) {
        return buy(request, account, null);
    }

    @PostMapping("/IncomingPhoneNumbers/Local.json")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, @Nullable Object> createLocal(
            HttpServletRequest request, @RequestAttribute(BasicAuthentication.ACCOUNT) Account account) {
        return buy(request, account, NumberType.LOCAL);
    }

    @PostMapping("/IncomingPhoneNumbers/Mobile.json")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, @Nullable Object> createMobile(
            HttpServletRequest request, @RequestAttribute(BasicAuthentication.ACCOUNT) Account account) {
        return buy(request, account, NumberType.MOBILE);
    }

    @PostMapping("/IncomingPhoneNumbers/TollFree.json")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, @Nullable Object> createTollFree(
            HttpServletRequest request, @RequestAttribute(BasicAuthentication.ACCOUNT) Account account) {
        return buy(request, account, NumberType.TOLL_FREE);
    }

    private Map<String, @Nullable Object> buy(
            HttpServletRequest request, Account account, @Nullable NumberType wanted) {
        var form = NumberForm.of(request);
        var offer = NumberOffer.of(form, wanted);
        setups.requireMoney(account);
        var number = numbers.buy(account.sid(), offer.address(), offer.type())
                .orElseThrow(() -> NumberOffer.notAvailable(offer.address()));
        return NumberResource.of(numbers.update(number, new NumberForm(withoutAccount(form))));
    }

    private static Map<String, String> withoutAccount(NumberForm form) {
        var fields = new HashMap<String, String>(form.fields());
        fields.remove("AccountSid");
        return fields;
    }

    @GetMapping("/IncomingPhoneNumbers/{sid}.json")
    Map<String, @Nullable Object> fetch(
            HttpServletRequest request,
            @RequestAttribute(BasicAuthentication.ACCOUNT) Account account,
            @PathVariable String sid) {
        return NumberResource.of(existing(request, account, sid));
    }

    @PostMapping("/IncomingPhoneNumbers/{sid}.json")
    Map<String, @Nullable Object> update(
            HttpServletRequest request,
            @RequestAttribute(BasicAuthentication.CALLER) Account caller,
            @RequestAttribute(BasicAuthentication.ACCOUNT) Account account,
            @PathVariable String sid) {
        var form = NumberForm.of(request);
        var receiver = form.field("AccountSid");
        if (receiver != null
                && accounts.find(receiver).filter(caller::mayActFor).isEmpty()) {
            throw TwilioError.badRequest(20001, "AccountSid is no account that these credentials reach");
        }
        return NumberResource.of(numbers.update(existing(request, account, sid), form));
    }

    @DeleteMapping("/IncomingPhoneNumbers/{sid}.json")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void release(
            HttpServletRequest request,
            @RequestAttribute(BasicAuthentication.ACCOUNT) Account account,
            @PathVariable String sid) {
        numbers.release(existing(request, account, sid));
    }

    private PhoneNumber existing(HttpServletRequest request, Account account, String sid) {
        return numbers.find(account.sid(), sid).orElseThrow(() -> TwilioError.notFound(request.getRequestURI()));
    }
}
