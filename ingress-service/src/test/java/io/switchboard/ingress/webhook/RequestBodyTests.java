package io.switchboard.ingress.webhook;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import com.sun.management.ThreadMXBean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RequestBodyTests {

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "0, -1",
        "1, 1",
        "2047, 2047",
        "2048, 2048",
        "2049, -1",
        "65536, 65536",
        "262144, 262144",
        "262144, -1"
    })
    void readsTheWholeBody(int length, long announced) throws Exception {
        var body = bytes(length);

        assertThat(read(new ByteArrayInputStream(body), announced)).isEqualTo(body);
    }

    @ParameterizedTest
    @ValueSource(longs = {262_145, -1})
    void rejectsMoreThan256KiBWhetherAnnouncedOrNot(long announced) {
        assertThatThrownBy(() -> read(new ByteArrayInputStream(bytes(262_145)), announced))
                .isInstanceOf(RequestBody.TooLarge.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {262_144, 262_145, 10_000_000_000L, Long.MAX_VALUE})
    void reservesNoMemoryForTheAnnouncedLength(long announced) {
        readOneByteOf(announced);
        var before = threads.getCurrentThreadAllocatedBytes();

        readOneByteOf(announced);

        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(8 * 1024);
    }

    @Test
    void reservesMemoryInProportionToTheBytesRead() throws Exception {
        var body = new ByteArrayInputStream(bytes(60_000));
        var before = threads.getCurrentThreadAllocatedBytes();

        assertThat(read(body, 60_000)).hasSize(60_000);

        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(4 * 65_536);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {
                "AccountSid=AC000000000000000000000000000000d1&Body=x, AC000000000000000000000000000000d1",
                "A=b&AccountSid=AC000000000000000000000000000000d1, AC000000000000000000000000000000d1",
                "XAccountSid=AC000000000000000000000000000000d1, null",
                "AccountSid=AC000000000000000000000000000000, null",
                "AccountSid=AC0000000000000000000000000000%0Ad1, null",
                "Body=x, null",
                "'', null"
            })
    void findsTheAccountInTheBeginningOfAForm(String form, @Nullable String account) {
        assertThat(RequestBody.accountIn(form.getBytes(StandardCharsets.UTF_8))).isEqualTo(account);
    }

    private static byte[] read(InputStream body, long announced) throws IOException {
        try (var memory = BodyMemory.of(1 << 30).reservation(false)) {
            return RequestBody.read(body, announced, memory);
        }
    }

    private static void readOneByteOf(long announced) {
        try {
            read(new ByteArrayInputStream(new byte[1]), announced);
        } catch (IOException e) {
            assertThat(e).isInstanceOf(RequestBody.TooLarge.class);
        }
    }

    private static byte[] bytes(int length) {
        var bytes = new byte[length];
        Arrays.fill(bytes, (byte) 'x');
        return bytes;
    }
}
