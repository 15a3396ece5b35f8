/** Events about contacts besides their changes. */
@NullMarked
package io.switchboard.events.contact;

import org.jspecify.annotations.NullMarked;
