package io.switchboard.emulator.number;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import io.switchboard.emulator.account.Account;
import io.switchboard.emulator.account.BasicAuthentication;
import io.switchboard.emulator.rest.PageRequest;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves the lists of an account's phone numbers. */
@RestController
@RequestMapping("/2010-04-01/Accounts/{account}")
class NumberListController {
    private final PhoneNumbers numbers;

    NumberListController(PhoneNumbers numbers) {
        this.numbers = numbers;
    }

    @GetMapping("/IncomingPhoneNumbers.json")
    Map<String, @Nullable Object> list(
            HttpServletRequest request, @RequestAttribute(BasicAuthentication.ACCOUNT) Account account) {
        return list(request, account, EnumSet.allOf(NumberType.class));
    }

    @GetMapping("/IncomingPhoneNumbers/Local.json")
    Map<String, @Nullable Object> listLocal(
            HttpServletRequest request, @RequestAttribute(BasicAuthentication.ACCOUNT) Account account) {
        return list(request, account, EnumSet.of(NumberType.LOCAL));
    }

    @GetMapping("/IncomingPhoneNumbers/Mobile.json")
    Map<String, @Nullable Object> listMobile(
            HttpServletRequest request, @RequestAttribute(BasicAuthentication.ACCOUNT) Account account) {
        return list(request, account, EnumSet.of(NumberType.MOBILE));
    }

    @GetMapping("/IncomingPhoneNumbers/TollFree.json")
    Map<String, @Nullable Object> listTollFree(
            HttpServletRequest request, @RequestAttribute(BasicAuthentication.ACCOUNT) Account account) {
        return list(request, account, EnumSet.of(NumberType.TOLL_FREE));
    }

    private Map<String, @Nullable Object> list(HttpServletRequest request, Account account, Set<NumberType> types) {
        var page = PageRequest.of(request, "PhoneNumber", "FriendlyName", "Origin", "Beta");
        var address = addressPattern(page.filters().getOrDefault("PhoneNumber", "*"));
        var name = page.filters().get("FriendlyName");
        var isEmpty = "true".equals(page.filters().get("Beta"))
                || !page.filters().getOrDefault("Origin", "twilio").equals("twilio");
        return page.of(
                numbers.ownedBy(account.sid()),
                number -> !isEmpty
                        && types.contains(number.type())
                        && address.matcher(number.address()).find()
                        && (name == null || name.equals(number.friendlyName())),
                "incoming_phone_numbers",
                NumberResource::of);
    }

    /** Translates a filter: {@code *} stands for any digits, and the pattern may match anywhere in the number. */
    private static Pattern addressPattern(String filter) {
        var regex = new StringBuilder();
        filter.chars().forEach(c -> regex.append(c == '*' ? "\\d*" : Pattern.quote(String.valueOf((char) c))));
        return Pattern.compile(regex.toString());
    }
}
