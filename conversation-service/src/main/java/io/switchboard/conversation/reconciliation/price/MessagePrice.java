package io.switchboard.conversation.reconciliation.price;

import java.time.Instant;

/**
 * What Twilio charges for a message.
 *
 * @param price a decimal number, as Twilio writes it: negative is paid to Twilio
 * @param currency by ISO 4217
 * @param reportedAt when it was read
 */
record MessagePrice(String price, String currency, Instant reportedAt) {}
