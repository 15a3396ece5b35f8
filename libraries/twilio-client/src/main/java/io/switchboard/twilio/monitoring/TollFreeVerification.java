package io.switchboard.twilio.monitoring;

/**
 * The verification of a toll-free number, without which carriers block its texts.
 *
 * @param numberSid {@code PN…}
 * @param status {@code PENDING_REVIEW}, {@code IN_REVIEW}, {@code TWILIO_APPROVED} or {@code TWILIO_REJECTED}
 */
public record TollFreeVerification(String numberSid, String status) {}
