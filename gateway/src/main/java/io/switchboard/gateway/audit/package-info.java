/** Audit entries about sessions of the console, and about operators who act for a tenant. */
@NullMarked
package io.switchboard.gateway.audit;

import org.jspecify.annotations.NullMarked;
