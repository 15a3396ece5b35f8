/** Buys numbers: each purchase is a journal of steps that an interval task completes or undoes after a crash. */
@NullMarked
package io.switchboard.provisioning.purchase;

import org.jspecify.annotations.NullMarked;
