package io.switchboard.provisioning.accountwork;

import java.time.Duration;

import io.switchboard.mongo.lease.Leases;
import org.springframework.stereotype.Component;

/** Holds the lease that each change of an account at Twilio requires. */
@Component
public class AccountLeases {

    /** The duration of a lease, longer than the few requests of one step may take. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    private final Leases leases;

    public AccountLeases(Leases leases) {
        this.leases = leases;
    }

    /** Returns the name of the lease of the account. */
    public static String leaseOf(String accountSid) {
        return "account|" + accountSid;
    }

    /** Runs the work while holding the account; false when another request or instance changes it. */
    public boolean runHolding(String accountSid, Runnable work) {
        return leases.runHolding(leaseOf(accountSid), LEASE, work);
    }

    /** Runs the work while holding the creation of the tenant's account. */
    public boolean runCreating(String tenantId, Runnable work) {
        return leases.runHolding("account-creation|" + tenantId, LEASE, work);
    }
}
