package io.switchboard.twilio.number;

import org.jspecify.annotations.Nullable;

/**
 * An order of one number.
 *
 * @param phoneNumber E.164
 * @param friendlyName at most 64 characters; the number is found again by it
 * @param addressSid {@code AD…}, where the number needs an address
 * @param bundleSid {@code BU…}, where the country needs a bundle of documents
 */
public record NumberOrder(
        String phoneNumber,
        String friendlyName,
        @Nullable String addressSid,
        @Nullable String bundleSid) {

    /** Names no digits. */
    @Override
    public String toString() {
        return "NumberOrder[" + friendlyName + "]";
    }
}
