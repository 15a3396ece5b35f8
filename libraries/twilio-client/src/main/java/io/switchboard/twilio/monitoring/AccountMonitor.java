package io.switchboard.twilio.monitoring;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;

import com.twilio.http.Response;
import io.switchboard.twilio.JsonFields;
import io.switchboard.twilio.TwilioAccount;
import io.switchboard.twilio.TwilioApi;
import io.switchboard.twilio.failure.TwilioUnavailable;
import org.jspecify.annotations.Nullable;

/** Reads the state, the balance and the error log of one account. */
public final class AccountMonitor {

    private static final String ALERTS = "https://monitor.twilio.com/v1/Alerts";

    private final TwilioApi api;

    public AccountMonitor(TwilioAccount account) {
        this.api = account.api();
    }

    /** Reads the account itself. */
    public AccountState state() {
        var path = api.accountPath(".json");
        var response = api.exchangeGet(path);
        var json = api.resource(path, response);
        return new AccountState(
                JsonFields.text(json, "sid"),
                JsonFields.text(json, "owner_account_sid"),
                JsonFields.text(json, "status"),
                JsonFields.text(json, "type"),
                serverTime(response));
    }

    /** Reads the balance. */
    public AccountBalance balance() {
        var path = api.accountPath("/Balance.json");
        var json = api.resource(path, api.exchangeGet(path));
        try {
            return new AccountBalance(
                    new BigDecimal(JsonFields.text(json, "balance")), JsonFields.text(json, "currency"));
        } catch (NumberFormatException e) {
            throw new TwilioUnavailable("The answer has no balance", true);
        }
    }

    /**
     * Returns the entries of the error log, the newest first. Pages are fetched as the stream is read.
     *
     * @param level {@code error}, {@code warning}, {@code notice} or {@code debug}
     */
    public Stream<TwilioAlert> alerts(String level, Instant since) {
        var params = TwilioApi.params();
        TwilioApi.add(params, "LogLevel", level);
        TwilioApi.add(params, "StartDate", since.truncatedTo(ChronoUnit.SECONDS).toString());
        return api.listByUrl(ALERTS, "alerts", params, TwilioApi.LARGEST_PAGE).map(TwilioAlert::of);
    }

    private static @Nullable Instant serverTime(Response response) {
        return Stream.of(response.getHeaders())
                .filter(header -> header.getName().equalsIgnoreCase("Date"))
                .findFirst()
                .map(header -> parsed(header.getValue()))
                .orElse(null);
    }

    private static @Nullable Instant parsed(String date) {
        try {
            return DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
