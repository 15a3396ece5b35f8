/** Measures the batches that conversation-service writes, with MongoDB's driver alone and through Spring Data. */
@NullMarked
package io.switchboard.benchmarks.storage;

import org.jspecify.annotations.NullMarked;
