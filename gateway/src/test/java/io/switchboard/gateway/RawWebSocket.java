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
import static org.assertj.core.api.Assertions.assertThat;

/** An end of a WebSocket, byte for byte (RFC 6455), which reads frames of less than 126 bytes. */
final class RawWebSocket {

    static final int TEXT = 0x1;
    static final int PING = 0x9;

    private static final int CLOSE = 0x8;
    private static final int MASKED = 0x80;
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

    /** Asks for a WebSocket as a client, with a token, and reads the response to its end. */
    static RawWebSocket requested(Socket connection, String path, String authorization) throws IOException {
        connection
                .getOutputStream()
                .write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                                + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nAuthorization: "
                                + authorization + "\r\n\r\n")
                        .getBytes(ISO_8859_1));
        var response = new StringBuilder();
        while (response.indexOf("\r\n\r\n") < 0) {
            response.append((char) new DataInputStream(connection.getInputStream()).readByte());
        }
        assertThat(response.toString()).startsWith("HTTP/1.1 101 ");
        return new RawWebSocket(connection);
    }

    /** Announces a text of this length, as the beginning of a client's frame does. */
    void announceText(long length) throws IOException {
        var frame = ByteBuffer.allocate(10)
                .put((byte) (0x80 | TEXT))
                .put((byte) (MASKED | 127))
                .putLong(length);
        connection.getOutputStream().write(frame.array());
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
        var size = in.readByte();
        var length = size & 0x7f;
        var mask = (size & MASKED) == 0 ? new byte[4] : in.readNBytes(4);
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
