/** The notifications of a tenant's members. */
@NullMarked
package io.switchboard.events.bell;

import org.jspecify.annotations.NullMarked;
