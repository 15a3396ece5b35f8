/** What the checks of several pages of settings have in common. */
@NullMarked
package io.switchboard.conversation.setting.check;

import org.jspecify.annotations.NullMarked;
