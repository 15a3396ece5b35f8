/** Rotates the auth tokens of accounts. */
@NullMarked
package io.switchboard.provisioning.rotation;

import org.jspecify.annotations.NullMarked;
