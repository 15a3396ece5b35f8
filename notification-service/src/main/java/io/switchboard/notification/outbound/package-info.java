/** Sends requests to addresses that tenants name, and to nothing inside the installation's own networks. */
@NullMarked
package io.switchboard.notification.outbound;

import org.jspecify.annotations.NullMarked;
