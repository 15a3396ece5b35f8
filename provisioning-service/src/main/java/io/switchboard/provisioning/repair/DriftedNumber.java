package io.switchboard.provisioning.repair;

import io.switchboard.provisioning.records.PhoneNumber;
import io.switchboard.twilio.IncomingNumber;

/** A recorded number whose webhooks at Twilio differ from its plan. */
public record DriftedNumber(PhoneNumber recorded, IncomingNumber actual) {}
