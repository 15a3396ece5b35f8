package io.switchboard.emulator.account;

import java.time.Instant;

import io.switchboard.emulator.rest.PageRequest;

/** An API key of an account, with its secret. */
record ApiKey(
        long sequence,
        String sid,
        String accountSid,
        String friendlyName,
        String secret,
        CredentialKind kind,
        Instant dateCreated)
        implements PageRequest.Item {}
