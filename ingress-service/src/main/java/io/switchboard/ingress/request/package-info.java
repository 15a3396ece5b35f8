/** Reads webhooks off the wire: their bytes, the reasons for which one is rejected, and the answer. */
@NullMarked
package io.switchboard.ingress.request;

import org.jspecify.annotations.NullMarked;
