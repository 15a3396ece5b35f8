/** Stores the numbers with their states; does not depend on the API. */
@NullMarked
package io.switchboard.provisioning.records;

import org.jspecify.annotations.NullMarked;
