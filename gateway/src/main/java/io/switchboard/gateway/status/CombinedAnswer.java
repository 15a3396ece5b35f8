package io.switchboard.gateway.status;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Writes an answer of the gateway itself as JSON that no cache keeps. */
final class CombinedAnswer {

    private CombinedAnswer() {}

    static Mono<Void> write(ServerWebExchange exchange, Object answer) {
        var response = exchange.getResponse();
        response.setStatusCode(HttpStatus.OK);
        response.getHeaders().setContentType(MediaType.APPLICATION_JSON);
        response.getHeaders().setCacheControl(CacheControl.noStore());
        return response.writeWith(Mono.fromSupplier(
                () -> response.bufferFactory().wrap(JsonMapper.shared().writeValueAsBytes(answer))));
    }
}
