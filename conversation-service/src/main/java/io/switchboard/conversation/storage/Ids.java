package io.switchboard.conversation.storage;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import org.springframework.stereotype.Component;

/** Our ids: UUIDv7, so they grow with time and new documents go to one end of the index. */
@Component
public class Ids {

    private final NoArgGenerator generator = Generators.timeBasedEpochGenerator();

    public String next() {
        return generator.generate().toString();
    }
}
