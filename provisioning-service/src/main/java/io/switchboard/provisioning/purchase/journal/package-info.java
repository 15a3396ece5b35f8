/** Stores the journals of purchases: what was asked for, and each step that is done. */
@NullMarked
package io.switchboard.provisioning.purchase.journal;

import org.jspecify.annotations.NullMarked;
