/** Configures MongoDB in every service that stores something. */
@NullMarked
package io.switchboard.mongo.autoconfigure;

import org.jspecify.annotations.NullMarked;
