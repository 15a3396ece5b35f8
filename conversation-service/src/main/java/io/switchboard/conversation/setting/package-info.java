/** The settings of a tenant, page by page. */
@NullMarked
package io.switchboard.conversation.setting;

import org.jspecify.annotations.NullMarked;
