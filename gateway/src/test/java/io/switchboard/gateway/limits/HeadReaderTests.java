package io.switchboard.gateway.limits;

import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpServerCodec;
import org.junit.jupiter.api.Test;
import reactor.netty.NettyPipeline;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

class HeadReaderTests {

    private static final int LIMIT = 10_000;

    private final HeadMemory memory = new HeadMemory(LIMIT);
    private final RefusalMeters meters = new RefusalMeters(new SimpleMeterRegistry());

    @Test
    void theHeadThatHasBeenArrivingForTheLongestTimeMakesRoomForANewOne() {
        var slow = Stream.generate(this::connection).limit(20).toArray(EmbeddedChannel[]::new);
        Stream.of(slow).forEach(connection -> send(connection, "GET /" + "x".repeat(995)));

        var honest = connection();
        send(honest, "GET / HTTP/1.1\r\nHost: h\r\n");
        send(honest, "\r\n");

        assertThat(honest.<Object>readInbound()).isNotNull();
        assertThat(honest.isOpen()).isTrue();
        Stream.of(slow).forEach(EmbeddedChannel::runPendingTasks);
        assertThat(IntStream.range(0, 20).filter(i -> slow[i].isOpen()))
                .containsExactly(IntStream.range(11, 20).boxed().toArray(Integer[]::new));
        assertThat(memory.held()).isLessThanOrEqualTo(LIMIT);
    }

    @Test
    void whatIsFinishedOrGoneHoldsNothing() {
        var finished = connection();
        send(finished, "GET / HTTP/1.1\r\nHost: h");
        var gone = connection();
        send(gone, "GET / HTTP/1.1\r\nHost: h");
        assertThat(memory.held()).isPositive();

        send(finished, "\r\n\r\n");
        var closed = gone.close();

        assertThat(closed.isDone()).isTrue();
        assertThat(memory.held()).isZero();
    }

    @Test
    void aConnectionBetweenTwoRequestsHasNoDeadline() {
        var connection = connection();
        send(connection, "GET / HTTP/1.1\r\nHost: h\r\n\r\n");
        send(connection, "\r\n");

        connection.advanceTimeBy(1, TimeUnit.HOURS);
        connection.runScheduledPendingTasks();

        assertThat(connection.isOpen()).isTrue();
    }

    private EmbeddedChannel connection() {
        var connection = new EmbeddedChannel();
        connection.freezeTime();
        connection.pipeline().addLast(NettyPipeline.HttpCodec, new HttpServerCodec());
        HeadReader.addTo(connection.pipeline(), TimeUnit.SECONDS.toNanos(1), memory, meters);
        return connection;
    }

    private static void send(EmbeddedChannel connection, String text) {
        connection.writeInbound(Unpooled.copiedBuffer(text, ISO_8859_1));
    }
}
