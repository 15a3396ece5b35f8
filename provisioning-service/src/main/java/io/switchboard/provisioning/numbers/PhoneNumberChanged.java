package io.switchboard.provisioning.numbers;

/** Somebody changed a number, and it is recorded so. */
public record PhoneNumberChanged(PhoneNumber number) {}
