package io.switchboard.provisioning.conversations;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import io.switchboard.provisioning.accounts.Accounts;
import io.switchboard.provisioning.accounts.RecordedAccount;
import io.switchboard.provisioning.accounts.RecordedAccounts;
import io.switchboard.twilio.TwilioAccount;
import io.switchboard.twilio.conversation.ConversationsConfiguration;
import io.switchboard.twilio.failure.TwilioRefused;
import io.switchboard.web.TenantId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Finds the Conversations Services that tenants name in their settings, each in the tenant's own accounts only: a SID of
 * another tenant's service is in none of them.
 */
@Component
public class ConversationServices {

    private static final Logger log = LoggerFactory.getLogger(ConversationServices.class);
    private static final int MOST_ACCOUNTS = 20;

    private final TenantConversationsStore settings;
    private final RecordedAccounts recorded;
    private final Accounts accounts;

    public ConversationServices(TenantConversationsStore settings, RecordedAccounts recorded, Accounts accounts) {
        this.settings = settings;
        this.recorded = recorded;
        this.accounts = accounts;
    }

    /** Returns the SIDs of the services that the tenant names. */
    public List<String> named(TenantId tenant) {
        return settings.of(tenant).services();
    }

    /**
     * Returns those of the named services that the account has, in the order of their SIDs. Without a named service Twilio is
     * not asked; otherwise it costs a list.
     *
     * @throws io.switchboard.twilio.failure.TwilioUnavailable when Twilio does not list the services
     */
    public Set<String> namedIn(TwilioAccount twilio, TenantId tenant) {
        var found = new TreeSet<String>();
        var named = new HashSet<>(named(tenant));
        if (named.isEmpty()) {
            return found;
        }
        try (var all = new ConversationsConfiguration(twilio).serviceSids()) {
            all.filter(named::contains).forEach(found::add);
        } catch (TwilioRefused e) {
            log.atDebug().setCause(e).log("the account's Conversations Services cannot be listed");
        }
        return found;
    }

    /**
     * Returns the tenant's account of each named service; services that none of the first 20 accounts has are left out.
     *
     * @throws io.switchboard.twilio.failure.TwilioUnavailable when Twilio does not list the services of an account
     */
    public Map<String, TwilioAccount> located(TenantId tenant) {
        var located = new LinkedHashMap<String, TwilioAccount>();
        if (named(tenant).isEmpty()) {
            return located;
        }
        recorded.page(tenant, "", MOST_ACCOUNTS).stream()
                .filter(RecordedAccount::isActive)
                .map(accounts::connect)
                .forEach(twilio -> namedIn(twilio, tenant).forEach(sid -> located.putIfAbsent(sid, twilio)));
        return located;
    }
}
