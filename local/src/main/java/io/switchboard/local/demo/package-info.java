/** The demonstration: sends one text and its answer, and reports each step. */
@NullMarked
package io.switchboard.local.demo;

import org.jspecify.annotations.NullMarked;
