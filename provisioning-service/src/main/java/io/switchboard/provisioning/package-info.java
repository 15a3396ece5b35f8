/** Keeps accounts and numbers as they should be, and tells the other services about them. */
@NullMarked
package io.switchboard.provisioning;

import org.jspecify.annotations.NullMarked;
