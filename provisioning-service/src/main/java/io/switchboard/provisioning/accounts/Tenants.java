package io.switchboard.provisioning.accounts;

import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import io.switchboard.mongo.DocumentInserts;
import io.switchboard.twilio.Account;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/**
 * Decides the tenant of each account, once.
 *
 * <p>A tenant holds its own account's token and can rename that account at any time. A friendly name is therefore trusted
 * once, when the account is first seen, and only where no other account has or could obtain that name: the name must not be
 * another account's tenant, nor one that the operator has assigned, nor look like the SID that another account would get as
 * its tenant. The decision is recorded and survives every later rename; only the operator's mapping overrules it. An account
 * that a stranger may rename before it is first seen belongs into that mapping.
 *
 * <p>Each taken name is one document with the name as its {@code _id}: of several instances, exactly one obtains it.
 */
@Component
public class Tenants {

    private static final Logger log = LoggerFactory.getLogger(Tenants.class);
    private static final Pattern SID_AS_TENANT = Pattern.compile("ac[0-9a-f]{32}");

    private final MongoOperations mongo;
    private final Map<String, TenantId> mapped;
    private final Set<TenantId> reserved;
    private final IntendedTenants intended;

    Tenants(MongoOperations mongo, TenantSettings settings, IntendedTenants intended) {
        this.mongo = mongo;
        this.intended = intended;
        this.mapped = settings.byAccount();
        this.reserved = new HashSet<>(mapped.values());
    }

    /** Returns the account's tenant. {@code recorded} is the earlier decision, null for an account never seen. */
    TenantId tenantOf(Account account, @Nullable TenantId recorded) {
        var given = mapped.get(account.sid());
        if (given != null) {
            warnIfMoved(account, recorded, given);
            take(given, account.sid());
            return given;
        }
        return recorded != null
                ? recorded
                : intended.tenantOf(account.friendlyName()).orElseGet(() -> firstTenantOf(account));
    }

    /**
     * Reserves the tenant id that an operator has chosen, so that no account takes it by its name.
     *
     * @param holder the SID of the account that gets it, or the id of the intent to create one
     */
    public void reserve(TenantId tenant, String holder) {
        take(tenant, holder);
    }

    /** Returns whether the operator's mapping allows that this tenant has the account. */
    public boolean isFor(String accountSid, TenantId tenant) {
        var given = mapped.get(accountSid);
        return given == null || given.equals(tenant);
    }

    /** Returns whether the id is one that an account gets by itself, from its SID. */
    public static boolean isSidAsTenant(TenantId tenant) {
        return SID_AS_TENANT.matcher(tenant.value()).matches();
    }

    private TenantId firstTenantOf(Account account) {
        var name = TenantSettings.tenantNamed(account.friendlyName())
                .filter(this::isFree)
                .filter(candidate -> take(candidate, account.sid()));
        return name.orElseGet(() -> sidAsTenant(account));
    }

    /** Returns whether no other account has or could obtain the name by the operator's mapping or by its SID. */
    private boolean isFree(TenantId name) {
        return !reserved.contains(name) && !SID_AS_TENANT.matcher(name.value()).matches();
    }

    private static TenantId sidAsTenant(Account account) {
        var tenant = new TenantId(account.sid().toLowerCase(Locale.ROOT));
        log.atWarn()
                .addKeyValue("account", account.sid())
                .addKeyValue("friendlyName", TwilioText.cleaned(account.friendlyName(), 64))
                .addKeyValue("tenant", tenant)
                .log("friendly name is no free tenant id; set SWITCHBOARD_TENANTS to choose another");
        return tenant;
    }

    /** Obtains the name; false when another account has it. */
    private boolean take(TenantId tenant, String accountSid) {
        if (DocumentInserts.ifAbsent(mongo, new TakenTenant(tenant.value(), accountSid))) {
            return true;
        }
        var holder = mongo.findById(tenant.value(), TakenTenant.class);
        return holder != null && accountSid.equals(holder.accountSid());
    }

    private static void warnIfMoved(Account account, @Nullable TenantId recorded, TenantId given) {
        if (recorded != null && !recorded.equals(given)) {
            log.atWarn()
                    .addKeyValue("account", account.sid())
                    .addKeyValue("from", recorded)
                    .addKeyValue("to", given)
                    .log(
                            "SWITCHBOARD_TENANTS moves an account to another tenant; the data of the old tenant stays there");
        }
    }
}
