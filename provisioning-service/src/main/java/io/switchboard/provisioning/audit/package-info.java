/** Stores the audit entries of all services, and shows them to admins. */
@NullMarked
package io.switchboard.provisioning.audit;

import org.jspecify.annotations.NullMarked;
