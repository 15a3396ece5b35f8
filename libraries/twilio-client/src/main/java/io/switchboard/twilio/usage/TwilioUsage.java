package io.switchboard.twilio.usage;

import java.time.LocalDate;
import java.util.stream.Stream;

import io.switchboard.twilio.TwilioAccount;
import io.switchboard.twilio.TwilioApi;

/** Reads the Usage Records of one account, without those of its subaccounts. */
public final class TwilioUsage {

    private final TwilioApi api;

    public TwilioUsage(TwilioAccount account) {
        this.api = account.api();
    }

    /** Returns a record for each category and day of the range, both ends included, that has any usage. */
    public Stream<UsageRecord> daily(LocalDate from, LocalDate to) {
        var params = TwilioApi.params();
        TwilioApi.add(params, "StartDate", from.toString());
        TwilioApi.add(params, "EndDate", to.toString());
        TwilioApi.add(params, "IncludeSubaccounts", "false");
        var path = api.accountPath("/Usage/Records/Daily.json");
        return api.list(path, "usage_records", params, TwilioApi.LARGEST_PAGE).map(UsageRecord::of);
    }
}
