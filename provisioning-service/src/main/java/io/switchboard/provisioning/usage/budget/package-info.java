/** Warns a tenant before a month's budget is spent. */
@NullMarked
package io.switchboard.provisioning.usage.budget;

import org.jspecify.annotations.NullMarked;
