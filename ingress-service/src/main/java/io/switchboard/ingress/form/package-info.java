/** Form bodies, query strings and JSON objects, read strictly from the bytes that were sent. */
@NullMarked
package io.switchboard.ingress.form;

import org.jspecify.annotations.NullMarked;
