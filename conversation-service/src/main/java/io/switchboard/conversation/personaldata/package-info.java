/** Finds what is stored about one contact, to be exported or erased. */
@NullMarked
package io.switchboard.conversation.personaldata;

import org.jspecify.annotations.NullMarked;
