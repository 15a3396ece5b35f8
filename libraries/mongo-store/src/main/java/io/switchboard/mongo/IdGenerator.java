package io.switchboard.mongo;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;

/** Generates ids as UUIDv7 strings. They grow with time, so new documents go to one end of the index. */
public final class IdGenerator {

    private final NoArgGenerator generator = Generators.timeBasedEpochGenerator();

    public String next() {
        return generator.generate().toString();
    }
}
