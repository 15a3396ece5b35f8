package io.switchboard.provisioning.assignee;

import io.switchboard.web.TenantId;

/** Knows the members of tenants, to whom numbers can be assigned. */
@FunctionalInterface
public interface MemberDirectory {

    /** Returns whether the tenant has a member with this id. */
    boolean isMember(TenantId tenant, String id);
}
