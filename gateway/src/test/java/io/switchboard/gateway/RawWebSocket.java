package io.switchboard.gateway;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

/** A service's end of a WebSocket, byte for byte (RFC 6455), for frames of less than 126 bytes. */
final class RawWebSocket {

    static final int TEXT = 0x1;
    static final int PING = 0x9;

    private static final int CLOSE = 0x8;
    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private final Socket connection;

    private RawWebSocket(Socket connection) {
        this.connection = connection;
    }

    /** Accepts the handshake, with the first subprotocol that is offered. */
    static RawWebSocket accepted(RawBackend.Request request, Socket connection) throws IOException {
        var protocol = request.header("Sec-WebSocket-Protocol");
        RawBackend.respond(
                connection,
                "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                        + (protocol.isEmpty() ? "" : "Sec-WebSocket-Protocol: " + protocol.getFirst() + "\r\n")
                        + "Sec-WebSocket-Accept: "
                        + acceptance(request.header("Sec-WebSocket-Key").getFirst()) + "\r\n\r\n");
        return new RawWebSocket(connection);
    }

    void send(int opcode, String text) throws IOException {
        send(opcode, text.getBytes(UTF_8));
    }

    /** Closes with the code and waits for the other side's part. */
    void close(int code) throws IOException {
        send(CLOSE, ByteBuffer.allocate(2).putShort((short) code).array());
        receiveCloseCode();
    }

    /** The payload of the next frame. */
    String receive() throws IOException {
        return new String(frame(), UTF_8);
    }

    int receiveCloseCode() throws IOException {
        var payload = frame();
        return payload.length < 2 ? 1005 : ByteBuffer.wrap(payload).getShort();
    }

    private void send(int opcode, byte[] payload) throws IOException {
        var frame = ByteBuffer.allocate(2 + payload.length)
                .put((byte) (0x80 | opcode))
                .put((byte) payload.length)
                .put(payload);
        connection.getOutputStream().write(frame.array());
        connection.getOutputStream().flush();
    }

    private byte[] frame() throws IOException {
        var in = new DataInputStream(connection.getInputStream());
        in.readByte();
        var length = in.readByte() & 0x7f;
        var mask = in.readNBytes(4);
        var payload = in.readNBytes(length);
        for (var i = 0; i < payload.length; i++) {
            payload[i] ^= mask[i % 4];
        }
        return payload;
    }

    private static String acceptance(String key) {
        try {
            var hash = MessageDigest.getInstance("SHA-1").digest((key + GUID).getBytes(ISO_8859_1));
            return Base64.getEncoder().encodeToString(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
