/** Labels, templates and settings of a tenant. */
@NullMarked
package io.switchboard.events.setting;

import org.jspecify.annotations.NullMarked;
