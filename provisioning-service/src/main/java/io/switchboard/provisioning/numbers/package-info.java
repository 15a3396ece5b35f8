/** Serves the API of phone numbers: list, voice plan, comparison of webhooks. */
@NullMarked
package io.switchboard.provisioning.numbers;

import org.jspecify.annotations.NullMarked;
