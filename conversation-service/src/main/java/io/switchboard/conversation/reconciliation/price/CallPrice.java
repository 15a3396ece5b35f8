package io.switchboard.conversation.reconciliation.price;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What Twilio charges for a call with its legs and recordings, as far as it has told.
 *
 * @param price a decimal number with Twilio's sign: negative is paid to Twilio
 * @param currency by ISO 4217
 * @param reportedAt when the last of the prices was read
 */
record CallPrice(String price, String currency, Instant reportedAt) {

    /** Adds the prices up that have the currency of the last one. An account has one currency. */
    static Optional<CallPrice> sum(List<MessagePrice> prices) {
        return prices.stream()
                .max(Comparator.comparing(MessagePrice::reportedAt))
                .map(last -> new CallPrice(
                        prices.stream()
                                .filter(price -> price.currency().equals(last.currency()))
                                .map(price -> new BigDecimal(price.price()))
                                .reduce(BigDecimal.ZERO, BigDecimal::add)
                                .toPlainString(),
                        last.currency(),
                        last.reportedAt()));
    }
}
