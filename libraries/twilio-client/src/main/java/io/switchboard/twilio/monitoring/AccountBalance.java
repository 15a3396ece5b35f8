package io.switchboard.twilio.monitoring;

import java.math.BigDecimal;

/**
 * The balance of an account.
 *
 * @param currency ISO 4217, such as {@code USD}
 * @see <a href="https://www.twilio.com/docs/usage/api/balance">Balance</a>
 */
public record AccountBalance(BigDecimal amount, String currency) {}
