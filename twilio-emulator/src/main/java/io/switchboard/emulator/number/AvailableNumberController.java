package io.switchboard.emulator.number;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.switchboard.emulator.account.Account;
import io.switchboard.emulator.account.BasicAuthentication;
import io.switchboard.emulator.rest.PageRequest;
import io.switchboard.emulator.rest.TwilioError;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Serves the numbers that can be bought: those of each {@link NumberSeries} that no account has.
 *
 * @see <a href="https://www.twilio.com/docs/phone-numbers/api/availablephonenumber-resource">AvailablePhoneNumber</a>
 */
@RestController
@RequestMapping("/2010-04-01/Accounts/{account}")
class AvailableNumberController {
    private final PhoneNumbers numbers;

    AvailableNumberController(PhoneNumbers numbers) {
        this.numbers = numbers;
    }

    @GetMapping("/AvailablePhoneNumbers.json")
    Map<String, Object> countries(@RequestAttribute(BasicAuthentication.ACCOUNT) Account account) {
        var countries = new TreeMap<>(NumberSeries.COUNTRIES)
                .keySet().stream().map(code -> country(account, code)).toList();
        return Map.of("countries", countries, "uri", uri(account) + ".json");
    }

    @GetMapping("/AvailablePhoneNumbers/{country}.json")
    Map<String, Object> country(
            HttpServletRequest request,
            @RequestAttribute(BasicAuthentication.ACCOUNT) Account account,
            @PathVariable String country) {
        if (!NumberSeries.COUNTRIES.containsKey(country)) {
            throw TwilioError.notFound(request.getRequestURI());
        }
        return country(account, country);
    }

    private static Map<String, Object> country(Account account, String code) {
        var uri = uri(account) + "/" + code;
        var lists = new TreeMap<String, String>();
        NumberSeries.of(code)
                .map(NumberSeries::type)
                .distinct()
                .forEach(type ->
                        lists.put(NumberSeries.words(type, '_'), uri + "/" + NumberSeries.segment(type) + ".json"));
        return Map.of(
                "country_code",
                code,
                "country",
                NumberSeries.COUNTRIES.getOrDefault(code, ""),
                "beta",
                false,
                "subresource_uris",
                lists,
                "uri",
                uri + ".json");
    }

    @GetMapping("/AvailablePhoneNumbers/{country}/{type}.json")
    Map<String, Object> search(
            HttpServletRequest request,
            @RequestAttribute(BasicAuthentication.ACCOUNT) Account account,
            @PathVariable String country,
            @PathVariable String type) {
        var series = NumberSeries.of(country)
                .filter(offered -> NumberSeries.segment(offered.type()).equals(type))
                .toList();
        if (series.isEmpty()) {
            throw TwilioError.notFound(request.getRequestURI());
        }
        var filter = AvailableNumberFilter.of(request);
        var found = series.stream()
                .filter(filter::allows)
                .flatMap(offered -> free(offered, filter))
                .limit(PageRequest.of(request).size())
                .toList();
        return Map.of("available_phone_numbers", found, "uri", request.getRequestURI());
    }

    private Stream<Map<String, @Nullable Object>> free(NumberSeries series, AvailableNumberFilter filter) {
        return series.addressesExcept(address -> numbers.findByAddress(address).isPresent())
                .filter(filter::allows)
                .map(address -> resource(series, address));
    }

    private static Map<String, @Nullable Object> resource(NumberSeries series, String address) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("friendly_name", friendlyName(address));
        json.put("phone_number", address);
        json.put("lata", null);
        json.put("locality", series.locality().isEmpty() ? null : series.locality());
        json.put("rate_center", null);
        json.put("latitude", null);
        json.put("longitude", null);
        json.put("region", series.region().isEmpty() ? null : series.region());
        json.put("postal_code", null);
        json.put("iso_country", series.country());
        json.put("address_requirements", series.addressRequirements());
        json.put("beta", false);
        json.put("capabilities", series.capabilities());
        return json;
    }

    private static String friendlyName(String address) {
        return address.startsWith("+1")
                ? "(%s) %s-%s".formatted(address.substring(2, 5), address.substring(5, 8), address.substring(8))
                : address;
    }

    private static String uri(Account account) {
        return "/2010-04-01/Accounts/" + account.sid() + "/AvailablePhoneNumbers";
    }
}
