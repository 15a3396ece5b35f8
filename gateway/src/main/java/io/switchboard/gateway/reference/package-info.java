/** The API reference: the published documents and the page that shows them. */
@NullMarked
package io.switchboard.gateway.reference;

import org.jspecify.annotations.NullMarked;
