package io.switchboard.provisioning.accounts;

import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import io.switchboard.mongo.DocumentInserts;
import io.switchboard.twilio.Account;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/**
 * Says which tenant an account belongs to, once and for all.
 *
 * <p>A tenant holds its own account's token, and with it can rename that account whenever it likes. So a friendly name is
 * believed once, the first time an account is seen, and only where nobody else has or could get that name: it must not be
 * another account's tenant, nor one that the operator gave to somebody, nor look like the SID that another account would
 * get as its tenant. What was decided is recorded and survives every later rename; only the operator's mapping overrules
 * it. An account that may still be renamed by a stranger before it is first seen belongs into that mapping.
 *
 * <p>Each name that is taken is one document with the name as its {@code _id}: of several instances, one gets it.
 */
@Component
class Tenants {

    private static final Logger log = LoggerFactory.getLogger(Tenants.class);
    private static final Pattern SID_AS_TENANT = Pattern.compile("ac[0-9a-f]{32}");

    private final MongoOperations mongo;
    private final Map<String, String> mapped;
    private final Set<String> reserved;

    Tenants(MongoOperations mongo, TenantSettings settings) {
        this.mongo = mongo;
        this.mapped = settings.byAccount();
        this.reserved = new HashSet<>(mapped.values());
    }

    /** The account's tenant. {@code recorded} is what was decided before, null for an account never seen. */
    String tenantOf(Account account, @Nullable String recorded) {
        var given = mapped.get(account.sid());
        if (given != null) {
            warnIfMoved(account, recorded, given);
            take(given, account.sid());
            return given;
        }
        return recorded != null ? recorded : firstTenantOf(account);
    }

    private String firstTenantOf(Account account) {
        var name = account.friendlyName();
        if (mayBecomeTenant(name) && take(name, account.sid())) {
            return name;
        }
        var tenant = account.sid().toLowerCase(Locale.ROOT);
        log.atWarn()
                .addKeyValue("account", account.sid())
                .addKeyValue("friendlyName", TwilioText.cleaned(name, 64))
                .addKeyValue("tenant", tenant)
                .log("friendly name is no free tenant id; name one in SWITCHBOARD_TENANTS if this is not wanted");
        return tenant;
    }

    private boolean mayBecomeTenant(String name) {
        return TenantSettings.isTenantId(name)
                && !reserved.contains(name)
                && !SID_AS_TENANT.matcher(name).matches();
    }

    /** False when another account has it. */
    private boolean take(String tenant, String accountSid) {
        if (DocumentInserts.ifAbsent(mongo, new TakenTenant(tenant, accountSid))) {
            return true;
        }
        var holder = mongo.findById(tenant, TakenTenant.class);
        return holder != null && accountSid.equals(holder.accountSid());
    }

    private static void warnIfMoved(Account account, @Nullable String recorded, String given) {
        if (recorded != null && !recorded.equals(given)) {
            log.atWarn()
                    .addKeyValue("account", account.sid())
                    .addKeyValue("from", recorded)
                    .addKeyValue("to", given)
                    .log("SWITCHBOARD_TENANTS moves an account to another tenant; what the old one has stays with it");
        }
    }
}
