package io.switchboard.emulator.account;

/** Reports that an account was closed, which releases its numbers. */
public record AccountClosed(String accountSid) {}
