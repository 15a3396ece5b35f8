package io.switchboard.mongo;

import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class IdGeneratorTests {

    private final IdGenerator ids = new IdGenerator();

    @Test
    void aDerivedIdIsAlwaysTheSame() {
        var id = ids.next();

        assertThat(IdGenerator.derived(id, "answer")).isEqualTo(IdGenerator.derived(id, "answer"));
    }

    @Test
    void everyIdAndPurposeLeadToAnotherId() {
        var id = ids.next();
        var other = ids.next();

        assertThat(Stream.of(
                        id,
                        IdGenerator.derived(id, "answer"),
                        IdGenerator.derived(id, "reminder"),
                        IdGenerator.derived(other, "answer")))
                .doesNotHaveDuplicates();
    }

    @Test
    void aDerivedIdIsAUuidWithTheSameTime() {
        var id = UUID.fromString(ids.next());

        var derived = UUID.fromString(IdGenerator.derived(id.toString(), "answer"));

        assertThat(derived.version()).isEqualTo(7);
        assertThat(derived.variant()).isEqualTo(2);
        assertThat(derived.getMostSignificantBits() >>> 16).isEqualTo(id.getMostSignificantBits() >>> 16);
    }
}
