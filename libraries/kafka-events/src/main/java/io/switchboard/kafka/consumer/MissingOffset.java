package io.switchboard.kafka.consumer;

/** The consumer's reaction to a position that is no longer on the topic. */
public enum MissingOffset {
    /** Reading fails with an {@link org.apache.kafka.clients.consumer.OffsetOutOfRangeException}. */
    FAIL("none"),
    /** Reading continues at the beginning: records that were deleted are not read. */
    CONTINUE_AT_BEGINNING("earliest");

    private final String setting;

    MissingOffset(String setting) {
        this.setting = setting;
    }

    String setting() {
        return setting;
    }
}
