/** Stores the numbers with their states; knows nothing of the API. */
@NullMarked
package io.switchboard.provisioning.records;

import org.jspecify.annotations.NullMarked;
