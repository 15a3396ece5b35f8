/** Reports whether Kafka answers and how far behind the listeners of a service are, for its status and for operators. */
@NullMarked
package io.switchboard.kafka.report;

import org.jspecify.annotations.NullMarked;
