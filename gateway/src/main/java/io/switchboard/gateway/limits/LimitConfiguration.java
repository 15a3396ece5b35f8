package io.switchboard.gateway.limits;

import java.net.InetSocketAddress;
import java.net.SocketAddress;

import io.netty.channel.Channel;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.netty.http.server.HttpServer;

@Configuration(proxyBeanMethods = false)
class LimitConfiguration {

    private static final Logger log = LoggerFactory.getLogger(LimitConfiguration.class);

    /** The number of requests that a client may send before it has read the answers to earlier ones. */
    private static final int MAX_PIPELINED = 32;

    /** The limit of all unfinished heads together. */
    private static final int HEAD_BYTES = 4 << 20;

    /** Limits the public port only, not the management port. */
    @Bean
    WebServerFactoryCustomizer<NettyReactiveWebServerFactory> limits(
            LimitSettings limits, SourceAddress sources, RefusalMeters meters) {
        var connections = new SourceLimit(limits.perSource());
        var heads = new HeadMemory(HEAD_BYTES);
        if (limits.affordableConnections() < limits.connections()) {
            log.atWarn()
                    .addKeyValue("wanted", limits.connections())
                    .addKeyValue("connections", limits.affordableConnections())
                    .log("the heap has room for fewer connections than GATEWAY_MAX_CONNECTIONS");
        }
        return factory ->
                factory.addServerCustomizers(server -> limited(server, limits, sources, connections, heads, meters));
    }

    private static HttpServer limited(
            HttpServer server,
            LimitSettings limits,
            SourceAddress sources,
            SourceLimit connections,
            HeadMemory heads,
            RefusalMeters meters) {
        return server.maxConnections(limits.affordableConnections())
                .requestTimeout(limits.body())
                .maxPipelineDepth(MAX_PIPELINED)
                .doOnChannelInit((observer, channel, remoteAddress) -> {
                    limit(channel, addressOf(channel, remoteAddress), sources, connections, meters);
                    HeadReader.addTo(channel.pipeline(), limits.head().toNanos(), heads, meters);
                });
    }

    /** A proxy carries the connections of many sources: there {@link RequestGuard} counts requests. */
    private static void limit(
            Channel channel,
            @Nullable InetSocketAddress peer,
            SourceAddress sources,
            SourceLimit connections,
            RefusalMeters meters) {
        if (sources.isTrustedProxy(peer)) {
            return;
        }
        var source = SourceAddress.keyOf(peer);
        if (connections.tryAcquire(source)) {
            channel.closeFuture().addListener(closed -> connections.release(source));
        } else {
            meters.count(RefusalMeters.Reason.SOURCE);
            var unused = channel.close();
        }
    }

    private static @Nullable InetSocketAddress addressOf(Channel channel, @Nullable SocketAddress given) {
        var address = given == null ? channel.remoteAddress() : given;
        return address instanceof InetSocketAddress internet ? internet : null;
    }
}
