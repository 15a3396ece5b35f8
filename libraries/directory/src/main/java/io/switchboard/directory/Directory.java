package io.switchboard.directory;

import java.util.List;
import java.util.Optional;

import io.switchboard.events.NumberRecord;

/** Looks up owners of accounts and numbers, in memory and without waiting; empty before it was loaded. */
public interface Directory {

    Optional<Account> account(String accountSid);

    /** Returns the number with this E.164 address, of any tenant. */
    Optional<NumberRecord> number(String address);

    /** Returns the tenant's numbers, ordered by address. */
    List<NumberRecord> numbersOf(String tenantId);
}
