package io.switchboard.conversation.download;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ByteRangeTests {

    @ParameterizedTest
    @CsvSource({
        "bytes=0-99, 1000, 0, 99",
        "bytes=900-, 1000, 900, 999",
        "bytes=-100, 1000, 900, 999",
        "bytes=0-5000, 1000, 0, 999",
        "bytes=-5000, 1000, 0, 999"
    })
    void aRangeIsPartOfABody(String header, long length, long first, long last) {
        var range = ByteRange.parse(header).orElseThrow();

        assertThat(range.isWithin(length)).isTrue();
        assertThat(range.firstOf(length)).isEqualTo(first);
        assertThat(range.lastOf(length)).isEqualTo(last);
        assertThat(ByteRange.parse(range.header())).contains(range);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=1000-", "bytes=1000-2000", "bytes=-0"})
    void aRangeBeyondTheEndHasNoBytes(String header) {
        assertThat(ByteRange.parse(header).orElseThrow().isWithin(1000)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "bytes=-", "bytes=5-3", "bytes=0-1,3-4", "items=0-1", "bytes=a-b", "bytes=0-1\r\nX: y"})
    void anotherHeaderIsIgnored(String header) {
        assertThat(ByteRange.parse(header)).isEmpty();
    }
}
