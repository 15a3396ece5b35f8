package io.switchboard.directory;

import java.util.List;
import java.util.Optional;

import io.switchboard.events.NumberRecord;

/** Who owns what. Answers from memory and never waits; knows nothing before it was loaded. */
public interface Directory {

    Optional<Account> account(String accountSid);

    /** The number with this E.164 address, whosever it is. */
    Optional<NumberRecord> number(String address);

    /** The tenant's numbers, ordered by address. */
    List<NumberRecord> numbersOf(String tenantId);
}
