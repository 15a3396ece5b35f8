package io.switchboard.notification.socket;

import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.apache.tomcat.websocket.server.WsHttpUpgradeHandler;

/**
 * Takes a socket over for Tomcat's WebSocket container, without the buffers of the request that it came with: Tomcat would
 * keep their 80 KB as long as the connection is open.
 *
 * <p>Public because Tomcat creates it.
 */
public final class WebSocketUpgrade extends WsHttpUpgradeHandler {

    /** Called by Tomcat. */
    public WebSocketUpgrade() {}

    @Override
    public void setSocketWrapper(SocketWrapperBase<?> wrapper) {
        wrapper.setAppReadBufHandler(ApplicationBufferHandler.EMPTY);
        super.setSocketWrapper(wrapper);
    }
}
