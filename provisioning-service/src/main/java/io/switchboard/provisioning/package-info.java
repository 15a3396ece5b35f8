/**
 * Manages accounts and numbers and publishes them for the other services. The root package holds the application class
 * only.
 */
@NullMarked
package io.switchboard.provisioning;

import org.jspecify.annotations.NullMarked;
