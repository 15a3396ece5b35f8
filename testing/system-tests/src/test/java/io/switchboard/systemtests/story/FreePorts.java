package io.switchboard.systemtests.story;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/** Finds an offset that moves all ports of an installation to free ones. */
record FreePorts(int offset) {

    private static final int HIGHEST_OFFSET = 5_600; // keeps MongoDB's 27018 below the ports that clients get

    static FreePorts find() {
        var first = ThreadLocalRandom.current().nextInt(HIGHEST_OFFSET / 10);
        return IntStream.range(0, HIGHEST_OFFSET / 10)
                .map(next -> 10 * (1 + (first + next) % (HIGHEST_OFFSET / 10)))
                .filter(FreePorts::isFree)
                .mapToObj(FreePorts::new)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no free ports"));
    }

    String gateway() {
        return url(8080);
    }

    String emulator() {
        return url(8085);
    }

    String issuer() {
        return url(8086);
    }

    String control() {
        return url(8087);
    }

    /** The address of the Kafka that is started when the environment names none. */
    String kafka() {
        return "localhost:" + (19092 + offset);
    }

    private String url(int port) {
        return "http://localhost:" + (port + offset);
    }

    private static boolean isFree(int offset) {
        var all = IntStream.of(19092, 19093, 27018);
        all = IntStream.concat(all, IntStream.rangeClosed(8080, 8087));
        all = IntStream.concat(all, IntStream.rangeClosed(9080, 9087));
        return all.map(port -> port + offset).allMatch(FreePorts::canListen);
    }

    private static boolean canListen(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
