/** Shows tenants what they used, by day, number, agent, direction and channel. */
@NullMarked
package io.switchboard.provisioning.usage.report;

import org.jspecify.annotations.NullMarked;
