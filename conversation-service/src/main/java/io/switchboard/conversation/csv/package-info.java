/** Reads and writes tables as spreadsheets do. */
@NullMarked
package io.switchboard.conversation.csv;

import org.jspecify.annotations.NullMarked;
