/** Shows how other systems read the topics; nothing of the platform depends on it. */
@NullMarked
package io.switchboard.example;

import org.jspecify.annotations.NullMarked;
