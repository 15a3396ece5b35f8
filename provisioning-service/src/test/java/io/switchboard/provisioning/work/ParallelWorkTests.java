package io.switchboard.provisioning.work;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ParallelWorkTests {

    @Test
    void anErrorOfAnItemReachesTheCaller() {
        assertThatExceptionOfType(StackOverflowError.class)
                .isThrownBy(() -> new ParallelWork(2)
                        .each(
                                List.of(1, 2, 3),
                                item -> {
                                    throw new StackOverflowError("in item " + item);
                                },
                                done -> {}));
    }
}
