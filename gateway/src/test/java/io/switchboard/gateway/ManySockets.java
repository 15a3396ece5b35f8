package io.switchboard.gateway;

import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** Many clients at once that have sent the same and now wait. */
record ManySockets(List<Socket> sockets) implements AutoCloseable {

    static ManySockets open(RawClient client, int count, String sent) throws IOException {
        var all = new ManySockets(new ArrayList<>());
        for (var i = 0; i < count; i++) {
            var socket = client.open();
            all.sockets.add(socket);
            socket.getOutputStream().write(sent.getBytes(ISO_8859_1));
        }
        return all;
    }

    int size() {
        return sockets.size();
    }

    @Override
    public void close() throws IOException {
        for (var socket : sockets) {
            socket.close();
        }
    }
}
