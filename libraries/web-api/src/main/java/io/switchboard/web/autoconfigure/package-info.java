/** The auto-configuration that gives every service with a servlet API the conventions of this library. */
@NullMarked
package io.switchboard.web.autoconfigure;

import org.jspecify.annotations.NullMarked;
