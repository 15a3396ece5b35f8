package io.switchboard.directory;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;

import io.switchboard.events.Topics;
import io.switchboard.testing.TestKeyset;

/** A process to be killed: replaces a snapshot of one tenant's numbers by one of another's, for ever, and prints when. */
final class EndlessWriter {

    private static final int NUMBERS = 20_000;

    private EndlessWriter() {}

    public static void main(String[] arguments) throws IOException {
        var file = new SnapshotFile(Path.of(arguments[0]));
        var many = numbersOf("many", NUMBERS);
        var few = numbersOf("few", NUMBERS / 2);
        for (var write = 0; true; write++) {
            file.write(write % 2 == 0 ? many : few, Instant.now());
            System.out.println(write);
        }
    }

    /** Returns whether these are exactly the numbers of a single write. */
    static boolean areWhole(DirectoryTables entries) {
        var many = entries.numbersOf("many").size();
        var few = entries.numbersOf("few").size();
        return (many == NUMBERS && few == 0) || (many == 0 && few == NUMBERS / 2);
    }

    private static DirectoryTables numbersOf(String tenantId, int count) {
        var entries = new DirectoryTables(TokenCipher.of(TestKeyset.generate()));
        for (var i = 0; i < count; i++) {
            entries.accept(Topics.NUMBERS.name(), "+" + i, Samples.number("+" + i, tenantId));
        }
        return entries;
    }
}
