/** Takes over numbers that an account has already, and puts them back. */
@NullMarked
package io.switchboard.provisioning.adoption;

import org.jspecify.annotations.NullMarked;
