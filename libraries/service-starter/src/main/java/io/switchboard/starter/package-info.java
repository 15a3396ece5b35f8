/** The auto-configuration that every service gets from its class path; no code imports from here. */
@NullMarked
package io.switchboard.starter;

import org.jspecify.annotations.NullMarked;
