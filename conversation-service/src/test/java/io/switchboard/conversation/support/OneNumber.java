package io.switchboard.conversation.support;

import java.util.List;
import java.util.Optional;

import io.switchboard.directory.Account;
import io.switchboard.directory.Directory;
import io.switchboard.events.NumberRecord;
import io.switchboard.web.TenantId;

/** A directory in which the tenant demo has one account and one number. */
public final class OneNumber implements Directory {

    public static final TenantId TENANT = new TenantId("demo");
    public static final String ADDRESS = "+15005550006";
    public static final String ACCOUNT_SID = "AC000000000000000000000000000000d1";

    private static final NumberRecord NUMBER =
            new NumberRecord(ADDRESS, TENANT.value(), "PN1", ACCOUNT_SID, null, List.of(NumberRecord.ChannelKind.SMS));

    @Override
    public Optional<Account> account(String accountSid) {
        return Optional.of(new Account(ACCOUNT_SID, TENANT.value(), "token", null, null))
                .filter(account -> account.accountSid().equals(accountSid));
    }

    @Override
    public Optional<NumberRecord> number(String address) {
        return Optional.of(NUMBER).filter(number -> number.address().equals(address));
    }

    @Override
    public List<NumberRecord> numbersOf(String tenantId) {
        return tenantId.equals(TENANT.value()) ? List.of(NUMBER) : List.of();
    }
}
