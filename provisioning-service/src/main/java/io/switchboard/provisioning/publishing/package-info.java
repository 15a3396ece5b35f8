/** Writes the compacted topics; knows of records only, not of accounts or numbers. */
@NullMarked
package io.switchboard.provisioning.publishing;

import org.jspecify.annotations.NullMarked;
