package io.switchboard.provisioning.records;

/** Event inside of the service: a change to the number was recorded. */
public record PhoneNumberChanged(PhoneNumber number) {}
