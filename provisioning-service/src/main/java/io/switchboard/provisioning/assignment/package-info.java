/** Changes of a number by its tenant: name, channels, assignee, voice plan and call settings. */
@NullMarked
package io.switchboard.provisioning.assignment;

import org.jspecify.annotations.NullMarked;
