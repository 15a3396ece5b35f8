package io.switchboard.notification.session;

import java.io.IOException;
import java.io.OutputStream;

import org.apache.tomcat.util.net.SocketWrapperBase;

/** Writes to a client's socket; blocks while the client does not read, until the socket's write timeout. */
final class SocketOutput extends OutputStream {

    private final SocketWrapperBase<?> socket;

    SocketOutput(SocketWrapperBase<?> socket) {
        this.socket = socket;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (socket.isClosed()) {
            throw new IOException("closed");
        }
        socket.write(true, bytes, offset, length);
    }

    @Override
    public void flush() throws IOException {
        if (socket.isClosed()) {
            throw new IOException("closed");
        }
        socket.flush(true);
    }
}
