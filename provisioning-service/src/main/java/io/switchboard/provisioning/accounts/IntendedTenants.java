package io.switchboard.provisioning.accounts;

import java.util.Optional;

import io.switchboard.web.TenantId;

/** Knows the tenants for which accounts are being created, so that a sync run that meets such an account first agrees. */
public interface IntendedTenants {

    /** Returns the tenant for which an account with exactly this friendly name is being created. */
    Optional<TenantId> tenantOf(String friendlyName);
}
