package io.switchboard.notification.socket;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.stream.Stream;

import io.switchboard.notification.session.SseConnection;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpUpgradeHandler;
import org.apache.coyote.http11.upgrade.InternalHttpUpgradeHandler;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.NioEndpoint.NioSocketWrapper;
import org.apache.tomcat.util.net.SocketBufferHandler;
import org.apache.tomcat.websocket.server.WsHttpUpgradeHandler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.BeanUtils;
import org.springframework.mock.web.MockHttpServletRequest;

import static org.assertj.core.api.Assertions.assertThat;

class UpgradedConnectionTests {

    /** Each request of Tomcat has 80 KB of buffers, several times what a stream needs. */
    @ParameterizedTest
    @MethodSource
    void theSocketOfAStreamDoesNotKeepTheBuffersOfItsRequest(InternalHttpUpgradeHandler upgraded) {
        var channel = new RequestChannel();

        upgraded.setSocketWrapper(new NioSocketWrapper(channel, new NioEndpoint()));

        assertThat(channel.getAppReadBufHandler()).isSameAs(ApplicationBufferHandler.EMPTY);
    }

    static Stream<InternalHttpUpgradeHandler> theSocketOfAStreamDoesNotKeepTheBuffersOfItsRequest() {
        return Stream.of(new SseConnection(), new WebSocketUpgrade());
    }

    @Test
    void aWebSocketIsTakenOverByThatHandler() throws IOException, ServletException {
        var handshake = new WebSocketHandshake(new TomcatRequest());

        assertThat(handshake.upgrade(WsHttpUpgradeHandler.class)).isInstanceOf(WebSocketUpgrade.class);
    }

    /** Channel of a socket whose request has been read. */
    private static final class RequestChannel extends NioChannel {

        private RequestChannel() {
            super(new SocketBufferHandler(1, 1, false));
            setAppReadBufHandler(new RequestBuffer());
        }

        @Override
        protected ApplicationBufferHandler getAppReadBufHandler() {
            return super.getAppReadBufHandler();
        }
    }

    private static final class RequestBuffer implements ApplicationBufferHandler {

        @Override
        public void setByteBuffer(ByteBuffer buffer) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ByteBuffer getByteBuffer() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void expand(int size) {
            throw new UnsupportedOperationException();
        }
    }

    /** Request that creates the handlers of upgrades as Tomcat does. */
    private static final class TomcatRequest extends MockHttpServletRequest {

        @Override
        public <T extends HttpUpgradeHandler> T upgrade(Class<T> handler) {
            return BeanUtils.instantiateClass(handler);
        }
    }
}
