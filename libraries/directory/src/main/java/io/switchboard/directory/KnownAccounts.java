package io.switchboard.directory;

import java.util.List;

/** Lists the accounts of all tenants, for work that concerns each of them. */
public interface KnownAccounts {

    /** Returns the accounts that are known now; none before the directory was loaded. */
    List<Account> accounts();
}
