package io.switchboard.gateway.webhook;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.switchboard.gateway.limits.LimitSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

@Timeout(30)
class CollectedBodiesTests {

    private static final int LIMIT_OF_ONE = 4_096;
    private static final int LIMIT_OF_ALL = 16_384;

    private final CollectedBodies bodies = new CollectedBodies(limits(), new SimpleMeterRegistry());

    @Test
    void aBodyIsCollectedWholeAndItsBuffersAreNotRetained() {
        var first = buffer("a".repeat(2_000));
        var second = buffer("b".repeat(2_096));
        var body = new CollectedBody(bodies, LIMIT_OF_ONE);

        var whole = body.of(Flux.just(first, second)).block(Duration.ofSeconds(5));

        assertThat(whole).asString(US_ASCII).isEqualTo("a".repeat(2_000) + "b".repeat(2_096));
        assertThat(first.refCnt()).isOne();
        assertThat(second.refCnt()).isOne();
        assertThat(bodies.held()).isEqualTo(LIMIT_OF_ONE);
        body.release();
        assertThat(bodies.held()).isZero();
    }

    @Test
    void oneByteMoreThanTheLimitIsTooLargeAndOnlyTheBeginningIsKept() {
        var body = new CollectedBody(bodies, LIMIT_OF_ONE);
        Flux<ByteBuf> parts = Flux.just(buffer("a".repeat(LIMIT_OF_ONE)), buffer("b"));

        var beginning = body.of(parts).block(Duration.ofSeconds(5));

        assertThat(body.isTooLarge()).isTrue();
        assertThat(beginning).hasSize(Math.min(LIMIT_OF_ONE, 4096));
    }

    @Test
    void theBodyThatHasBeenArrivingForTheLongestTimeMakesRoomForANewOne() {
        var slow = Stream.generate(Slow::new).limit(LIMIT_OF_ALL / LIMIT_OF_ONE).toList();
        slow.forEach(body -> body.send("a".repeat(LIMIT_OF_ONE - 1)));

        var honest = new CollectedBody(bodies, LIMIT_OF_ONE);
        var whole = honest.of(Mono.just(buffer("honest")).flux()).block(Duration.ofSeconds(5));

        assertThat(whole).asString(US_ASCII).isEqualTo("honest");
        assertThat(slow.getFirst().failed).isTrue();
        assertThat(slow.subList(1, slow.size())).noneMatch(body -> body.failed);
        assertThat(bodies.held()).isLessThanOrEqualTo(LIMIT_OF_ALL);
    }

    @Test
    void whatIsHeldNeverExceedsTheLimitAndNothingIsHeldAtTheEnd() {
        var many = Stream.generate(Slow::new).limit(200).toList();
        for (var round = 0; round < 30; round++) {
            many.forEach(body -> body.send("x".repeat(100)));
            assertThat(bodies.held()).isLessThanOrEqualTo(LIMIT_OF_ALL);
        }

        many.forEach(Slow::end);

        assertThat(bodies.held()).isZero();
    }

    @Test
    void oneMoreThanMayBeArrivingDisplacesTheSlowest() {
        var most = limits().arrivingBodies();
        var roomy = new CollectedBodies(limits(DataSize.ofGigabytes(64)), new SimpleMeterRegistry());
        var arriving = Stream.generate(() -> new CollectedBody(roomy, LIMIT_OF_ONE))
                .limit(most + 1L)
                .toList();

        arriving.forEach(body -> assertThat(roomy.reserve(body, 1)).isTrue());

        assertThat(arriving.getFirst().isGivenUp()).isTrue();
        assertThat(arriving.subList(1, most + 1)).noneMatch(CollectedBody::isGivenUp);
    }

    private static ByteBuf buffer(String text) {
        return Unpooled.copiedBuffer(text, US_ASCII);
    }

    private static LimitSettings limits() {
        return limits(DataSize.ofBytes(LIMIT_OF_ALL));
    }

    private static LimitSettings limits(DataSize bodies) {
        var second = Duration.ofSeconds(1);
        return new LimitSettings(second, second, second, 1, 1, List.of(), bodies, 1, 1);
    }

    /** A body whose parts arrive at intervals. */
    private final class Slow {

        private final Sinks.Many<ByteBuf> parts = Sinks.many().unicast().onBackpressureBuffer();
        private boolean failed;

        private Slow() {
            var body = new CollectedBody(bodies, LIMIT_OF_ONE);
            body.of(parts.asFlux()).doFinally(end -> body.release()).subscribe(whole -> {}, refused -> failed = true);
        }

        private void send(String text) {
            var ignored = parts.tryEmitNext(buffer(text));
            assertThat(ignored).isNotNull();
        }

        private void end() {
            var ignored = parts.tryEmitComplete();
            assertThat(ignored).isNotNull();
        }
    }
}
