/** Parses forms, queries and JSON objects into parameters. */
@NullMarked
package io.switchboard.ingress.form;

import org.jspecify.annotations.NullMarked;
