/** What the tests of this service share. */
@NullMarked
package io.switchboard.conversation.support;

import org.jspecify.annotations.NullMarked;
