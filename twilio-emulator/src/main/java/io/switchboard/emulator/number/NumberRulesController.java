package io.switchboard.emulator.number;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.switchboard.emulator.rest.TwilioError;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Serves the prices of numbers, and the rules by which a country's numbers need a bundle of documents. */
@RestController
class NumberRulesController {

    /** Of {@code https://pricing.twilio.com}. */
    @GetMapping("/pricing/v1/PhoneNumbers/Countries/{country}")
    Map<String, Object> prices(HttpServletRequest request, @PathVariable String country) {
        var types = NumberSeries.of(country).map(NumberSeries::type).distinct().toList();
        if (types.isEmpty()) {
            throw TwilioError.notFound(request.getRequestURI());
        }
        return Map.of(
                "country",
                NumberSeries.COUNTRIES.getOrDefault(country, ""),
                "iso_country",
                country,
                "price_unit",
                "USD",
                "phone_number_prices",
                types.stream()
                        .map(type -> Map.of(
                                "number_type", NumberSeries.words(type, ' '),
                                "base_price", price(type),
                                "current_price", price(type)))
                        .toList(),
                "url",
                "https://pricing.twilio.com/v1/PhoneNumbers/Countries/" + country);
    }

    private static String price(NumberType type) {
        return switch (type) {
            case LOCAL -> "1.15";
            case MOBILE -> "3.00";
            case TOLL_FREE -> "2.15";
        };
    }

    /** Of {@code https://numbers.twilio.com}. */
    @GetMapping("/numbers/v2/RegulatoryCompliance/Regulations")
    Map<String, Object> regulations(
            @RequestParam(name = "IsoCountry", defaultValue = "") String country,
            @RequestParam(name = "NumberType", defaultValue = "") String type) {
        var regulations = NumberSeries.of(country)
                .filter(series -> series.needsBundle()
                        && NumberSeries.words(series.type(), '-').equals(type))
                .map(series -> Map.of(
                        "sid",
                        "RN" + "%032x".formatted(series.prefix().hashCode() & 0xffff),
                        "friendly_name",
                        NumberSeries.COUNTRIES.get(country) + ": " + type + " - Business",
                        "iso_country",
                        country,
                        "number_type",
                        type,
                        "end_user_type",
                        "business"))
                .toList();
        return Map.of("results", regulations, "meta", meta());
    }

    private static Map<String, @Nullable Object> meta() {
        var meta = new LinkedHashMap<String, @Nullable Object>(Map.of("page", 0, "page_size", 50, "key", "results"));
        List.of("next_page_url", "previous_page_url").forEach(name -> meta.put(name, null));
        return meta;
    }
}
