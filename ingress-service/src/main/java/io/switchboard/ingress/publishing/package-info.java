/** Events onto Kafka, kept before anybody says so. */
@NullMarked
package io.switchboard.ingress.publishing;

import org.jspecify.annotations.NullMarked;
