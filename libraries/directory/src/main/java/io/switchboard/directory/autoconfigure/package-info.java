/** Configures a service's directory from settings, with its health. */
@NullMarked
package io.switchboard.directory.autoconfigure;

import org.jspecify.annotations.NullMarked;
