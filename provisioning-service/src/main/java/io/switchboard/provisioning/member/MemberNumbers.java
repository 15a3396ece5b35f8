package io.switchboard.provisioning.member;

import io.switchboard.web.TenantId;

/** Receives changes by which calls to a member's numbers are answered differently. */
@FunctionalInterface
public interface MemberNumbers {

    /** Announces the numbers that are assigned to the member once more. Safe to repeat. */
    void announceNumbersOf(TenantId tenant, String memberId);
}
