/** The record of what people and programs changed. */
@NullMarked
package io.switchboard.events.audit;

import org.jspecify.annotations.NullMarked;
