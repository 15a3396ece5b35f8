/** Serves previews of calls and checks of voice plans. */
@NullMarked
package io.switchboard.provisioning.planpreview;

import org.jspecify.annotations.NullMarked;
