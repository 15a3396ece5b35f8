/** Downloads of media and recordings, with checked redirects. */
@NullMarked
package io.switchboard.twilio.media;

import org.jspecify.annotations.NullMarked;
