package io.switchboard.provisioning.usage.comparison;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What was counted beside what Twilio bills.
 *
 * @param comparedAt when Twilio's records were read last, of the account whose reading is longest ago; null for never
 * @param rows by day and figure; none for a day of which Twilio has no records
 */
record UsageComparison(String from, String to, @Nullable Instant comparedAt, List<ComparedFigure> rows) {

    /**
     * One figure of a day.
     *
     * @param figure {@code inboundMessages}, {@code outboundMessages}, {@code minutes} or {@code recordings}, or {@code price}
     * @param counted what was counted here
     * @param billed what Twilio's records say
     * @param difference billed without counted
     */
    record ComparedFigure(
            String day,
            String figure,
            BigDecimal counted,
            BigDecimal billed,
            BigDecimal difference,
            @Nullable String currency) {

        static ComparedFigure of(String day, String figure, long counted, BigDecimal billed) {
            return of(day, figure, BigDecimal.valueOf(counted), billed, null);
        }

        static ComparedFigure of(
                String day, String figure, BigDecimal counted, BigDecimal billed, @Nullable String currency) {
            return new ComparedFigure(day, figure, counted, billed, billed.subtract(counted), currency);
        }
    }
}
