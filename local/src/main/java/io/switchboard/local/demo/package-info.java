/** The journey of one text and its answer, told as it happens. */
@NullMarked
package io.switchboard.local.demo;

import org.jspecify.annotations.NullMarked;
