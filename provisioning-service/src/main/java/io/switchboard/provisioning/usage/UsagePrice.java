package io.switchboard.provisioning.usage;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A price that Twilio reported.
 *
 * @param millionths the price in millionths of the currency's unit; positive is what the tenant pays
 */
record UsagePrice(long millionths, String currency) {

    private static final int DECIMALS = 6;
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,9}([.][0-9]{1,12})?");
    private static final Pattern CURRENCY = Pattern.compile("[A-Za-z]{3}");

    /** Always as long, unlike {@link Instant#toString}, so that texts sort by time. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    /** Returns the price; empty for texts that are none. Twilio writes what is paid as a negative number. */
    static Optional<UsagePrice> of(String price, String currency) {
        if (!DECIMAL.matcher(price).matches() || !CURRENCY.matcher(currency).matches()) {
            return Optional.empty();
        }
        var millionths = new BigDecimal(price).abs().movePointRight(DECIMALS).setScale(0, RoundingMode.HALF_UP);
        return Optional.of(new UsagePrice(millionths.longValueExact(), currency.toUpperCase(Locale.ROOT)));
    }

    /** Reads what {@link #text} wrote. */
    static UsagePrice parse(String text) {
        var parts = text.split("\\|", -1);
        return new UsagePrice(Long.parseLong(parts[1]), parts[2]);
    }

    /** The stored form, of which the greatest is that of the newest report. */
    String text(Instant at) {
        return time(at) + "|%018d|%s".formatted(millionths, currency);
    }

    /** A time as text that sorts by time. */
    static String time(Instant at) {
        return TIME.format(at.truncatedTo(ChronoUnit.MILLIS));
    }

    /** The price in the currency's unit. */
    static BigDecimal amount(long millionths) {
        var amount = BigDecimal.valueOf(millionths, DECIMALS).stripTrailingZeros();
        return amount.scale() < 0 ? amount.setScale(0) : amount;
    }
}
