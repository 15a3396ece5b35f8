/** Writes the compacted topics; depends on records only, not on accounts or numbers. */
@NullMarked
package io.switchboard.provisioning.publishing;

import org.jspecify.annotations.NullMarked;
