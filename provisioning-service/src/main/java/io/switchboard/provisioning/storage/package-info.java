/** What MongoDB's connection tells operators. */
@NullMarked
package io.switchboard.provisioning.storage;

import org.jspecify.annotations.NullMarked;
