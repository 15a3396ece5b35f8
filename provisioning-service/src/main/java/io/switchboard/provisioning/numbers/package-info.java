/** Serves the API of phone numbers. */
@NullMarked
package io.switchboard.provisioning.numbers;

import org.jspecify.annotations.NullMarked;
