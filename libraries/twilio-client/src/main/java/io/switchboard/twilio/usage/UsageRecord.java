package io.switchboard.twilio.usage;

import java.math.BigDecimal;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.twilio.JsonFields;

/**
 * What Twilio bills of one category and day.
 *
 * @param category Twilio's word, such as {@code sms-outbound}; categories contain each other
 * @param day in GMT, as {@code 2026-11-21}
 * @param count the number of messages, calls and so on
 * @param usage the same in {@code usageUnit}: segments, minutes …
 * @param price what is paid; zero where Twilio names none
 * @see <a href="https://www.twilio.com/docs/usage/api/usage-record">Usage Records</a>
 */
public record UsageRecord(
        String category,
        String day,
        BigDecimal count,
        BigDecimal usage,
        String usageUnit,
        BigDecimal price,
        String currency) {

    static UsageRecord of(JsonNode json) {
        return new UsageRecord(
                JsonFields.text(json, "category"),
                JsonFields.text(json, "start_date"),
                number(json, "count"),
                number(json, "usage"),
                JsonFields.text(json, "usage_unit"),
                number(json, "price"),
                JsonFields.text(json, "price_unit"));
    }

    /** Twilio writes them as texts or as numbers. */
    private static BigDecimal number(JsonNode json, String field) {
        var text = json.path(field).asText("");
        return text.matches("-?[0-9]{1,18}([.][0-9]{1,18})?") ? new BigDecimal(text) : BigDecimal.ZERO;
    }
}
