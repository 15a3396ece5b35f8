package io.switchboard.provisioning.usage;

import java.math.BigDecimal;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import org.springframework.data.mongodb.core.mapping.Field;

/**
 * Figures of messages, calls and closings, which can be added.
 *
 * @param undelivered messages of which the last that is known is that they were not delivered
 * @param seconds the length of the calls
 * @param minutes the same in minutes that have begun, call by call
 * @param legMinutes the same of the lines to those who were rung
 * @param priced how many prices Twilio has reported
 * @param prices millionths by currency
 * @param failures the undelivered messages by Twilio's error code
 * @param answers answers to customers who waited for one
 * @param answerSeconds how long these waited, added up
 * @param closed how often conversations were closed
 * @param openSeconds how long these had been open, added up
 */
public record UsageFigures(
        @Field("messages") long messages,
        @Field("undelivered") long undelivered,
        @Field("segments") long segments,
        @Field("media") long media,
        @Field("calls") long calls,
        @Field("seconds") long seconds,
        @Field("minutes") long minutes,
        @Field("legMinutes") long legMinutes,
        @Field("recordings") long recordings,
        @Field("priced") long priced,
        @Field("prices") Map<String, Long> prices,
        @Field("failures") Map<String, Long> failures,
        @Field("answers") long answers,
        @Field("answerSeconds") long answerSeconds,
        @Field("closed") long closed,
        @Field("openSeconds") long openSeconds) {

    public static final UsageFigures NONE =
            new UsageFigures(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, Map.of(), Map.of(), 0, 0, 0, 0);

    public UsageFigures {
        prices = prices == null ? Map.of() : Map.copyOf(prices);
        failures = failures == null ? Map.of() : Map.copyOf(failures);
    }

    static UsageFigures of(UsageContribution counted) {
        var prices = new TreeMap<String, Long>();
        counted.newestPrices().forEach(price -> prices.merge(price.currency(), price.millionths(), Long::sum));
        return new UsageFigures(
                counted.isMessage() ? 1 : 0,
                counted.isUndelivered() ? 1 : 0,
                counted.billedSegments(),
                counted.media() == null ? 0 : counted.media(),
                counted.isCall() ? 1 : 0,
                counted.seconds() == null ? 0 : counted.seconds(),
                counted.minutes(),
                counted.legMinutes(),
                counted.recordings().size(),
                counted.prices().size(),
                prices,
                counted.isUndelivered() ? Map.of(counted.failureCode(), 1L) : Map.of(),
                counted.answeredAfter() == null ? 0 : 1,
                counted.answeredAfter() == null ? 0 : counted.answeredAfter(),
                counted.isClosing() ? 1 : 0,
                counted.openSeconds() == null ? 0 : counted.openSeconds());
    }

    /** The prices in units of each currency. */
    public SortedMap<String, BigDecimal> amounts() {
        var amounts = new TreeMap<String, BigDecimal>();
        prices.forEach((currency, millionths) -> amounts.put(currency, UsagePrice.amount(millionths)));
        return amounts;
    }

    public UsageFigures plus(UsageFigures other) {
        return new UsageFigures(
                messages + other.messages,
                undelivered + other.undelivered,
                segments + other.segments,
                media + other.media,
                calls + other.calls,
                seconds + other.seconds,
                minutes + other.minutes,
                legMinutes + other.legMinutes,
                recordings + other.recordings,
                priced + other.priced,
                sum(prices, other.prices),
                sum(failures, other.failures),
                answers + other.answers,
                answerSeconds + other.answerSeconds,
                closed + other.closed,
                openSeconds + other.openSeconds);
    }

    private static Map<String, Long> sum(Map<String, Long> one, Map<String, Long> other) {
        var sums = new TreeMap<>(one);
        other.forEach((key, amount) -> sums.merge(key, amount, Long::sum));
        return sums;
    }
}
