/** Validates the voice plans that tenants give their numbers. */
@NullMarked
package io.switchboard.provisioning.voiceplan;

import org.jspecify.annotations.NullMarked;
