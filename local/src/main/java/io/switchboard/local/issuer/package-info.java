/** The OAuth2 issuer of a local installation, with its two tenants. */
@NullMarked
package io.switchboard.local.issuer;

import org.jspecify.annotations.NullMarked;
