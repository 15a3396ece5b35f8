package io.switchboard.gateway.problem;

import io.switchboard.web.ApiProblem;
import io.switchboard.web.ProblemJson;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Writes problems as {@code application/problem+json}, whatever the client accepts. */
@Component
public final class ProblemWriter {

    public Mono<Void> write(ServerWebExchange exchange, GatewayProblem problem) {
        return write(exchange.getRequest(), exchange.getResponse(), problem);
    }

    /** Writes a problem of the libraries, the same that a service would answer with. */
    public Mono<Void> write(ServerWebExchange exchange, ApiProblem problem) {
        var response = exchange.getResponse();
        response.setStatusCode(problem.getStatusCode());
        response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        var body =
                ProblemJson.of(problem.getBody(), exchange.getRequest().getURI().getRawPath());
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
    }

    public Mono<Void> write(ServerHttpRequest request, ServerHttpResponse response, GatewayProblem problem) {
        var answer = ProblemResponse.of(problem, request.getURI().getRawPath());
        response.setStatusCode(problem.status());
        answer.headers().forEach(response.getHeaders()::set);
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(answer.body())));
    }
}
