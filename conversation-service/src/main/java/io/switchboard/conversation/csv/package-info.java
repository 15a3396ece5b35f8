/** Tables as text (RFC 4180): the files of recipients that are uploaded, and the results that spreadsheets open. */
@NullMarked
package io.switchboard.conversation.csv;

import org.jspecify.annotations.NullMarked;
