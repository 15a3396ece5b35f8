/** Voice plans, the schedules of business hours, and their evaluation at an instant. */
@NullMarked
package io.switchboard.voiceplan;

import org.jspecify.annotations.NullMarked;
