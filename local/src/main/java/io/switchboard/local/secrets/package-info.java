/** Secrets of a local installation, generated once and readable by their owner only. */
@NullMarked
package io.switchboard.local.secrets;

import org.jspecify.annotations.NullMarked;
