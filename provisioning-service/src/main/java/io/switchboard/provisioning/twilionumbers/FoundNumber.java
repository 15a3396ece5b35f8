package io.switchboard.provisioning.twilionumbers;

import io.switchboard.provisioning.records.PhoneNumber;
import io.switchboard.twilio.IncomingNumber;
import org.jspecify.annotations.Nullable;

/**
 * A number that Twilio listed.
 *
 * @param recorded null where its address was never recorded, or not readably
 */
public record FoundNumber(IncomingNumber actual, @Nullable PhoneNumber recorded) {}
