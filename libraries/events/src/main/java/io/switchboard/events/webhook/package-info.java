/** What tenants are told about their webhook endpoints. */
@NullMarked
package io.switchboard.events.webhook;

import org.jspecify.annotations.NullMarked;
