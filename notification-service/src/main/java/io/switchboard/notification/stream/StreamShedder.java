package io.switchboard.notification.stream;

import java.util.Comparator;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the streams that are furthest behind when more waits for clients than the heap has room for. Their clients resume and
 * receive the dropped events then.
 */
final class StreamShedder {

    private static final Logger log = LoggerFactory.getLogger(StreamShedder.class);

    /** The share of the limit that is in use at most after shedding. */
    private static final double TARGET = 0.75;

    private final WaitingEvents waiting;
    private final long limitBytes;

    StreamShedder(WaitingEvents waiting, long limitBytes) {
        this.waiting = waiting;
        this.limitBytes = limitBytes;
    }

    boolean isNeeded() {
        return waiting.bytes() > limitBytes;
    }

    void shed(List<OpenStream> streams) {
        var furthestBehind = streams.stream()
                .map(stream -> new Backlog(stream, stream.waitingBytes()))
                .filter(backlog -> backlog.bytes() > 0)
                .sorted(Comparator.comparingLong(Backlog::bytes).reversed())
                .iterator();
        var ended = 0;
        while (furthestBehind.hasNext() && waiting.bytes() > limitBytes * TARGET) {
            furthestBehind.next().stream().shed();
            ended++;
        }
        log.atWarn()
                .addKeyValue("streams", ended)
                .addKeyValue("limitBytes", limitBytes)
                .log("too many events wait for slow clients, ended the streams furthest behind");
    }

    private record Backlog(OpenStream stream, long bytes) {}
}
