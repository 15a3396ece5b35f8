package io.switchboard.events.traffic;

import java.time.Instant;

/**
 * Reports what Twilio charges for a message, a call, a leg of a call or a recording. It may come hours after the message or
 * call, and again with another price; the newest one counts.
 *
 * @param kind {@code message} or {@code call}
 * @param id our id of the message, or of the call that the leg or recording belongs to
 * @param twilioSid the SID of that which has the price
 * @param price a decimal number, as Twilio writes it: negative is paid to Twilio
 * @param currency by ISO 4217
 * @param at when it was read
 */
public record PriceReported(String kind, String id, String twilioSid, String price, String currency, Instant at) {}
