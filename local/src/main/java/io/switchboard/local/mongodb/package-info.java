/** MongoDB for one machine: mongod where there is one, else a pure-Java server. */
@NullMarked
package io.switchboard.local.mongodb;

import org.jspecify.annotations.NullMarked;
