/** The events about what people of a tenant do among themselves, and who they are. */
@NullMarked
package io.switchboard.events.member;

import org.jspecify.annotations.NullMarked;
