package io.switchboard.provisioning.usage.report;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.switchboard.provisioning.usage.UsageFigures;
import org.jspecify.annotations.Nullable;

/**
 * Usage as tenants see it.
 *
 * @param from the first day, in UTC
 * @param to the last day
 * @param countedUpTo the time up to which all events are in the figures; null before the first count
 * @param rows sorted by their keys
 */
record UsageReport(String from, String to, @Nullable Instant countedUpTo, List<Row> rows, Figures totals) {

    /**
     * The figures of what has these keys; those that were not asked for are null.
     *
     * @param numberName the friendly name that the number has now
     */
    record Row(
            @Nullable String day,
            @Nullable String number,
            @Nullable String numberName,
            @Nullable String agent,
            @Nullable String direction,
            @Nullable String channel,
            @JsonUnwrapped Figures figures) {}

    /**
     * The figures.
     *
     * @param answers answers to customers who waited for one; automatic answers are none
     * @param answerSeconds how long these waited, added up
     * @param priced how many prices Twilio has reported; of what has none yet, the price is missing in the sum
     * @param price the sum of the prices; null without one, and where there are several currencies
     * @param prices the sums by currency, where there are several
     * @param failures the undelivered messages by Twilio's error code, {@code unknown} without one; null for none
     * @param closed how often conversations were closed
     * @param openSeconds how long these had been open, added up
     */
    record Figures(
            long messages,
            long undelivered,
            long segments,
            long media,
            long calls,
            long voiceSeconds,
            long voiceMinutes,
            long legMinutes,
            long recordings,
            long answers,
            long answerSeconds,
            long priced,
            @Nullable BigDecimal price,
            @Nullable String currency,
            @Nullable Map<String, BigDecimal> prices,
            @Nullable SortedMap<String, Long> failures,
            long closed,
            long openSeconds) {

        static Figures of(UsageFigures sum) {
            var amounts = sum.amounts();
            var single = amounts.size() == 1;
            return new Figures(
                    sum.messages(),
                    sum.undelivered(),
                    sum.segments(),
                    sum.media(),
                    sum.calls(),
                    sum.seconds(),
                    sum.minutes(),
                    sum.legMinutes(),
                    sum.recordings(),
                    sum.answers(),
                    sum.answerSeconds(),
                    sum.priced(),
                    single ? amounts.get(amounts.firstKey()) : null,
                    single ? amounts.firstKey() : null,
                    amounts.size() > 1 ? amounts : null,
                    sum.failures().isEmpty() ? null : new TreeMap<>(sum.failures()),
                    sum.closed(),
                    sum.openSeconds());
        }
    }
}
