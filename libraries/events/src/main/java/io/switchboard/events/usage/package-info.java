/** Events about what tenants use. */
@NullMarked
package io.switchboard.events.usage;

import org.jspecify.annotations.NullMarked;
