package io.switchboard.events.usage;

import java.time.Instant;

/**
 * Warns that a share of a tenant's monthly budget is spent. There is one for each month and share.
 *
 * @param month in UTC, as {@code 2026-11}
 * @param share the share that was reached, a decimal number: {@code 0.8}, {@code 1}
 * @param amount the budget, a decimal number
 * @param spent what was spent by then, a decimal number
 * @param currency by ISO 4217
 * @param at when it was noticed
 */
public record BudgetWarning(String month, String share, String amount, String spent, String currency, Instant at) {}
