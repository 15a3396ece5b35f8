/** The numbers of each tenant, and the API that shows them. */
@NullMarked
package io.switchboard.provisioning.numbers;

import org.jspecify.annotations.NullMarked;
