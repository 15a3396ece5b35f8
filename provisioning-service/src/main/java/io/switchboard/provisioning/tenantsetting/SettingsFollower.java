package io.switchboard.provisioning.tenantsetting;

import java.util.Map;

import io.switchboard.web.TenantId;

/** Follows one page of the tenants' settings. */
public interface SettingsFollower {

    /** Returns the name of the page. */
    String page();

    /**
     * Stores the values and does what follows from them, unless a later revision is stored. May be called again with the same
     * revision, and with an earlier one.
     *
     * @param values by the fields of the page; of a later version they may have others
     */
    void follow(TenantId tenant, int revision, Map<String, Object> values);
}
