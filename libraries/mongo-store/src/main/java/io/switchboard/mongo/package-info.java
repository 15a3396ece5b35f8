/** What every store in MongoDB shares: insert-if-absent, declared indexes, ids, revisions with pending events, leases. */
@NullMarked
package io.switchboard.mongo;

import org.jspecify.annotations.NullMarked;
