/** What a tenant arranges for itself: labels, templates and settings. */
@NullMarked
package io.switchboard.events.setting;

import org.jspecify.annotations.NullMarked;
