@NullMarked
package io.switchboard.provisioning.member;

import org.jspecify.annotations.NullMarked;
