@NullMarked
package io.switchboard.provisioning.planpreview;

import org.jspecify.annotations.NullMarked;
