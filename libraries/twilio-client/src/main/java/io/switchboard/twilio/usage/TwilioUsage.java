package io.switchboard.twilio.usage;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.switchboard.twilio.TwilioAccount;
import io.switchboard.twilio.TwilioApi;

/** Reads the Usage Records of one account. */
public final class TwilioUsage {

    private final TwilioApi api;

    public TwilioUsage(TwilioAccount account) {
        this.api = account.api();
    }

    /**
     * Returns a record for each category and day of the range, both ends included, that has any usage. Subaccounts are left
     * out.
     */
    public Stream<UsageRecord> daily(LocalDate from, LocalDate to) {
        return records(from, to, params -> TwilioApi.add(params, "IncludeSubaccounts", "false"));
    }

    /** Returns the price of all usage of each day of the range, both ends included, with that of the subaccounts. */
    public Stream<UsageRecord> dailyTotals(LocalDate from, LocalDate to) {
        return records(from, to, params -> {
            TwilioApi.add(params, "Category", "totalprice");
            TwilioApi.add(params, "IncludeSubaccounts", "true");
        });
    }

    private Stream<UsageRecord> records(LocalDate from, LocalDate to, Consumer<Map<String, List<String>>> filter) {
        var params = TwilioApi.params();
        TwilioApi.add(params, "StartDate", from.toString());
        TwilioApi.add(params, "EndDate", to.toString());
        filter.accept(params);
        var path = api.accountPath("/Usage/Records/Daily.json");
        return api.list(path, "usage_records", params, TwilioApi.LARGEST_PAGE).map(UsageRecord::of);
    }
}
