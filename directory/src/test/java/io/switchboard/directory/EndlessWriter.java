package io.switchboard.directory;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;

import io.switchboard.events.Topics;

/** A process to be killed: writes a copy again and again, all of its numbers one tenant's, and a line for each. */
final class EndlessWriter {

    static final int NUMBERS = 2_000;

    private EndlessWriter() {}

    public static void main(String[] arguments) throws IOException {
        var file = new CopyFile(Path.of(arguments[0]));
        var entries = new Entries(TokenCipher.of(Keysets.generate()));
        for (var round = 0; true; round++) {
            for (var i = 0; i < NUMBERS; i++) {
                entries.accept(Topics.NUMBERS.name(), "+" + i, Samples.number("+" + i, "tenant-" + round));
            }
            file.write(entries, Instant.now());
            System.out.println(round);
        }
    }
}
