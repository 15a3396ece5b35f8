/** Shared parts of the 2010 API's resources: SIDs, errors, dates, paging. */
@NullMarked
package io.switchboard.emulator.rest;

import org.jspecify.annotations.NullMarked;
