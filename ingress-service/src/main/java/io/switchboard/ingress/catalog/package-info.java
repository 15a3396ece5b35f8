/** Describes every webhook of Twilio: its paths, the event it becomes, its topic and its answer. */
@NullMarked
package io.switchboard.ingress.catalog;

import org.jspecify.annotations.NullMarked;
