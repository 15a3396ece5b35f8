package io.switchboard.gateway.proxy;

import java.util.ArrayList;

import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.switchboard.gateway.upgrade.WebSocketRequests;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.Connection;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.WebsocketServerSpec;
import reactor.netty.http.websocket.WebsocketInbound;
import reactor.netty.http.websocket.WebsocketOutbound;

/**
 * Passes frames between a client and a service, each way as fast as the reader takes them, pings and close codes included.
 *
 * @param end completes when the client's right to the stream ends
 */
record SocketRelay(WebsocketInbound fromService, WebsocketOutbound toService, Mono<Void> end) {

    /** Clients send pongs and close frames only: larger frames close its connection with 1009. */
    private static final int MAX_CLIENT_FRAME = 4 * 1024;

    private static final int TOKEN_ENDED = 4401;

    /** Changes the client's connection to a WebSocket; completes when one side has closed. */
    Mono<Void> accept(ServerWebExchange exchange) {
        var response = exchange.getResponse();
        var spec = WebsocketServerSpec.builder().handlePing(true).maxFramePayloadLength(MAX_CLIENT_FRAME);
        WebSocketRequests.protocol(exchange.getRequest()).ifPresent(spec::protocols);
        HttpServerResponse connection = ServerHttpResponseDecorator.getNativeResponse(response);
        response.setStatusCode(HttpStatus.SWITCHING_PROTOCOLS);
        var isDone = Sinks.<Void>empty();
        // Completes Spring's response, which writes the access log; Reactor Netty then writes the handshake's response.
        return response.setComplete()
                .then(Mono.defer(() -> connection.sendWebsocket(
                        (fromClient, toClient) ->
                                relay(fromClient, toClient).doFinally(signal -> isDone.tryEmitEmpty()),
                        spec.build())))
                .then(isDone.asMono());
    }

    private Mono<Void> relay(WebsocketInbound fromClient, WebsocketOutbound toClient) {
        var frames = Mono.when(pass(fromService, toClient), pass(fromClient, toService));
        var ended = end.then(Mono.defer(() -> toClient.sendClose(TOKEN_ENDED, "token ended")));
        // Close codes have a way of their own: with the end of one connection Reactor Netty cancels what the other one
        // still receives, which closes that without a code.
        return Mono.firstWithSignal(
                Mono.when(passClose(fromService, toClient), passClose(fromClient, toService))
                        .then(closed(toClient)),
                Mono.when(frames, ended.onErrorComplete()).then(Mono.never()));
    }

    /** Completes when the last frame is written and the connection closed; a cancellation before would take the frame back. */
    private static Mono<Void> closed(WebsocketOutbound side) {
        var connection = new ArrayList<Connection>(1);
        side.withConnection(connection::add);
        return connection.getFirst().onDispose();
    }

    private static Mono<Void> pass(WebsocketInbound from, WebsocketOutbound to) {
        return to.sendObject(from.receiveFrames().map(WebSocketFrame::retain))
                .then()
                .onErrorComplete();
    }

    private static Mono<Void> passClose(WebsocketInbound from, WebsocketOutbound to) {
        return from.receiveCloseStatus()
                .map(WebSocketCloseStatus::code)
                .defaultIfEmpty(WebSocketCloseStatus.EMPTY.code())
                .flatMap(code -> close(code, to));
    }

    /** Codes such as 1006 stand for a missing close frame and must not be in one. */
    private static Mono<Void> close(int code, WebsocketOutbound to) {
        return WebSocketCloseStatus.isValidStatusCode(code) ? to.sendClose(code, null) : to.sendClose();
    }
}
