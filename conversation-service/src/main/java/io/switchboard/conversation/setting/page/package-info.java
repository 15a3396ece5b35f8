/** The values of each page of settings, with their defaults and their validation. */
@NullMarked
package io.switchboard.conversation.setting.page;

import org.jspecify.annotations.NullMarked;
