package io.switchboard.benchmarks.load;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import io.switchboard.benchmarks.measurement.MeasurementFailed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ResponseReaderTests {

    private static final String TWIML =
            "HTTP/1.1 200 \r\nContent-Type: text/xml;charset=UTF-8\r\nContent-Length: 11\r\n"
                    + "Date: Sat, 21 Nov 2026 09:30:00 GMT\r\n\r\n<Response/>";
    private static final String NO_CONTENT = "HTTP/1.1 204 \r\nDate: Sat, 21 Nov 2026 09:30:00 GMT\r\n\r\n";

    @Test
    void readsStatusAndLength() {
        assertThat(parse(TWIML)).isEqualTo(new ResponseReader(200, TWIML.length(), false));
        assertThat(parse(NO_CONTENT)).isEqualTo(new ResponseReader(204, NO_CONTENT.length(), false));
    }

    @Test
    void isCompleteWithItsLastByteOnly() {
        var bytes = bytes(TWIML);

        for (var arrived = 0; arrived < bytes.length; arrived++) {
            assertThat(ResponseReader.parse(Arrays.copyOf(bytes, bytes.length), arrived)
                            .isComplete())
                    .as("%d of %d bytes", arrived, bytes.length)
                    .isFalse();
        }
        assertThat(ResponseReader.parse(bytes, bytes.length).isComplete()).isTrue();
    }

    @Test
    void whatAnEarlierAnswerLeftBehindIsNotRead() {
        var buffer = Arrays.copyOf(bytes(NO_CONTENT + "Content-Length: 5\r\n\r\nabcde"), 4096);

        assertThat(ResponseReader.parse(buffer, NO_CONTENT.length()))
                .isEqualTo(new ResponseReader(204, NO_CONTENT.length(), false));
    }

    @Test
    void namesOfHeadersAreReadInAnyCase() {
        var answer = "HTTP/1.1 503 \r\ncontent-length: 2\r\nconnection: close\r\n\r\n{}";

        assertThat(parse(answer)).isEqualTo(new ResponseReader(503, answer.length(), true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 \r\nTransfer-Encoding: chunked\r\n\r\n",
                "HTTP/1.1 200 \r\nContent-Type: text/xml\r\n\r\n",
                "HTTP/1.1 200 \r\nContent-Length: \r\n\r\n",
                "HTTP/1.1 999 \r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.0 200 \r\nContent-Length: 0\r\n\r\n",
                "<html>no HTTP at all</html>\r\n\r\n"
            })
    void doesNotGuess(String answer) {
        assertThatExceptionOfType(MeasurementFailed.class).isThrownBy(() -> parse(answer));
    }

    private static ResponseReader parse(String answer) {
        var bytes = bytes(answer);
        return ResponseReader.parse(bytes, bytes.length);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
