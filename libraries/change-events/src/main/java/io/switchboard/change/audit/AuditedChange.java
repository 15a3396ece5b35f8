package io.switchboard.change.audit;

import org.jspecify.annotations.Nullable;

/**
 * A change that an audit entry describes.
 *
 * @param what noun and verb in the past: {@code label.updated}
 * @param target the path of the resource below {@code /api}: {@code labels/019aa5b2-…}
 * @param before the resource as the API showed it before; null for a new one
 * @param after the resource as the API shows it now; null for a deleted one. Fields named like secrets are left out of both
 */
public record AuditedChange(
        String what,
        String target,
        @Nullable Object before,
        @Nullable Object after) {}
