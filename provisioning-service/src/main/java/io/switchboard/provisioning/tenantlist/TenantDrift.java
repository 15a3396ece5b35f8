package io.switchboard.provisioning.tenantlist;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.switchboard.provisioning.accounts.RecordedAccount;
import io.switchboard.provisioning.drift.AccountDrift;
import org.jspecify.annotations.Nullable;

/**
 * What the last passes found of the active accounts of a tenant; see {@link TenantOverview}.
 *
 * @param comparedAt null while one of the accounts was never compared
 */
record TenantDrift(int drifted, int failing, @Nullable Instant comparedAt) {

    static TenantDrift of(List<RecordedAccount> accounts, Map<String, AccountDrift> byAccount) {
        var active = accounts.stream()
                .filter(RecordedAccount::isActive)
                .map(RecordedAccount::accountSid)
                .toList();
        var found = active.stream()
                .flatMap(account -> Stream.ofNullable(byAccount.get(account)))
                .toList();
        return new TenantDrift(
                found.stream().mapToInt(AccountDrift::drifted).sum(),
                found.stream().mapToInt(AccountDrift::failing).sum(),
                found.size() < active.size()
                        ? null
                        : found.stream()
                                .map(AccountDrift::comparedAt)
                                .min(Instant::compareTo)
                                .orElse(null));
    }
}
