package io.switchboard.emulator.usage;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

import io.switchboard.emulator.rest.PageRequest;
import org.jspecify.annotations.Nullable;

/**
 * What is billed of one category and day.
 *
 * @param units the unit of {@code usage}, which also is that of {@code count} except of calls and recordings
 */
record UsageRecord(
        long sequence,
        String accountSid,
        LocalDate day,
        String category,
        long count,
        long usage,
        String units,
        BigDecimal price)
        implements PageRequest.Item {

    Map<String, @Nullable Object> resource() {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("account_sid", accountSid);
        json.put("api_version", "2010-04-01");
        json.put("as_of", day + "T23:59:59+00:00");
        json.put("category", category);
        json.put("description", category);
        json.put("start_date", day.toString());
        json.put("end_date", day.toString());
        json.put("count", String.valueOf(count));
        json.put("count_unit", units.equals("minutes") ? category.replaceFirst("-.*", "") : units);
        json.put("usage", String.valueOf(usage));
        json.put("usage_unit", units);
        json.put("price", price.toPlainString());
        json.put("price_unit", "usd");
        json.put("uri", "/2010-04-01/Accounts/" + accountSid + "/Usage/Records/Daily.json?Category=" + category);
        json.put("subresource_uris", Map.of());
        return json;
    }
}
