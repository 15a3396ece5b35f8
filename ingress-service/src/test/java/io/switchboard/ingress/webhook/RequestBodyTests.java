package io.switchboard.ingress.webhook;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

import com.sun.management.ThreadMXBean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RequestBodyTests {

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @ParameterizedTest
    @CsvSource({"0, 0", "0, -1", "1, 1", "2047, 2047", "2048, 2048", "2049, -1", "65536, 65536", "65536, -1"})
    void readsWhatCame(int length, long announced) throws Exception {
        var body = bytes(length);

        assertThat(RequestBody.read(new ByteArrayInputStream(body), announced)).isEqualTo(body);
    }

    @ParameterizedTest
    @ValueSource(longs = {65_537, -1})
    void refusesMoreThan64KiBWhetherAnnouncedOrNot(long announced) {
        assertThatThrownBy(() -> RequestBody.read(new ByteArrayInputStream(bytes(65_537)), announced))
                .isInstanceOf(RequestBody.TooLarge.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {65_536, 65_537, 10_000_000_000L, Long.MAX_VALUE})
    void takesNoMemoryForWhatIsOnlyAnnounced(long announced) {
        readOneByteOf(announced);
        var before = threads.getCurrentThreadAllocatedBytes();

        readOneByteOf(announced);

        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(8 * 1024);
    }

    @Test
    void takesMemoryInProportionToWhatCame() throws Exception {
        var body = new ByteArrayInputStream(bytes(60_000));
        var before = threads.getCurrentThreadAllocatedBytes();

        assertThat(RequestBody.read(body, 60_000)).hasSize(60_000);

        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(4 * 65_536);
    }

    private static void readOneByteOf(long announced) {
        try {
            RequestBody.read(new ByteArrayInputStream(new byte[1]), announced);
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
