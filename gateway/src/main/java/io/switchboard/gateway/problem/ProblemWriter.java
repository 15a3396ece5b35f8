package io.switchboard.gateway.problem;

import io.switchboard.web.ApiProblem;
import io.switchboard.web.ProblemJson;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Writes problems as {@code application/problem+json}, whatever the client accepts. */
@Component
public final class ProblemWriter {

    private static final String RETRY_AFTER_SECONDS = "5";

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
        response.setStatusCode(problem.status());
        addHeaders(response.getHeaders(), problem);
        return response.writeWith(Mono.fromSupplier(() -> body(request, response, problem)));
    }

    private static void addHeaders(HttpHeaders headers, GatewayProblem problem) {
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        switch (problem) {
            case UNAUTHENTICATED -> headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            case SERVICE_UNAVAILABLE, IDENTITY_UNAVAILABLE -> headers.set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
            case BODY_GIVEN_UP -> {
                headers.set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
                headers.setConnection("close");
            }
            // The rest of the body is not worth reading, so the connection cannot carry another request.
            case CONTENT_TOO_LARGE, REQUEST_TIMEOUT -> headers.setConnection("close");
            default -> {}
        }
    }

    private DataBuffer body(ServerHttpRequest request, ServerHttpResponse response, GatewayProblem problem) {
        var detail = ProblemDetail.forStatusAndDetail(problem.status(), problem.detail());
        detail.setType(problem.type());
        detail.setTitle(problem.title());
        return response.bufferFactory()
                .wrap(ProblemJson.of(detail, request.getURI().getRawPath()));
    }
}
