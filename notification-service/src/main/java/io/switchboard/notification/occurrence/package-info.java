/** Reads what happens to tenants from the topics, and puts it into the bells of those who are to know. */
@NullMarked
package io.switchboard.notification.occurrence;

import org.jspecify.annotations.NullMarked;
