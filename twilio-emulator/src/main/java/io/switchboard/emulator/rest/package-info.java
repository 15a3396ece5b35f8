/** What all resources of the 2010 API share: authentication, errors, dates, paging. */
@NullMarked
package io.switchboard.emulator.rest;

import org.jspecify.annotations.NullMarked;
