/** Results of jobs as tables that spreadsheets open. */
@NullMarked
package io.switchboard.conversation.csv;

import org.jspecify.annotations.NullMarked;
