/** The addresses of tenants' own systems to which events are delivered, with their secrets and their health. */
@NullMarked
package io.switchboard.notification.endpoint;

import org.jspecify.annotations.NullMarked;
