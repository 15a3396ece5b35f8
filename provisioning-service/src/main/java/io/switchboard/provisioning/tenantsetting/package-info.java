/** Follows the pages of the tenants' settings by which numbers and accounts are configured. */
@NullMarked
package io.switchboard.provisioning.tenantsetting;

import org.jspecify.annotations.NullMarked;
