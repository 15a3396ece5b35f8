package io.switchboard.emulator.price;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** What the emulator charges, in US dollars. The real prices differ by country, carrier and contract. */
public final class PriceList {

    private static final BigDecimal SEGMENT = new BigDecimal("0.0079");
    private static final BigDecimal INBOUND_MINUTE = new BigDecimal("0.0085");
    private static final BigDecimal OUTBOUND_MINUTE = new BigDecimal("0.0140");
    private static final BigDecimal RECORDED_MINUTE = new BigDecimal("0.0025");
    private static final int SECONDS_PER_MINUTE = 60;
    private static final int DECIMALS = 5;

    private PriceList() {}

    /** The price of a message in so many segments. */
    public static BigDecimal message(int segments) {
        return SEGMENT.multiply(BigDecimal.valueOf(segments));
    }

    /** The price of a call or a leg. */
    public static BigDecimal call(String direction, int seconds) {
        var minute = direction.equals("inbound") ? INBOUND_MINUTE : OUTBOUND_MINUTE;
        return minute.multiply(BigDecimal.valueOf(minutes(seconds)));
    }

    /** The price of a recording. */
    public static BigDecimal recording(int seconds) {
        return RECORDED_MINUTE.multiply(BigDecimal.valueOf(minutes(seconds)));
    }

    /** The minutes of which each that has begun is charged. */
    public static int minutes(int seconds) {
        return Math.ceilDiv(seconds, SECONDS_PER_MINUTE);
    }

    /** The price in the field of a resource, where what is paid is negative. */
    public static String field(BigDecimal price) {
        return price.negate().setScale(DECIMALS, RoundingMode.HALF_UP).toPlainString();
    }
}
