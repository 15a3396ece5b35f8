package io.switchboard.gateway.problem;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webflux.error.ErrorWebExceptionHandler;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.reactive.function.client.WebClientException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Turns every error that nobody else answered into a {@link Problem}. Comes before Boot's own handler. */
@Component
@Order(-2)
final class ProblemHandler implements ErrorWebExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemHandler.class);

    private final Problems problems;

    ProblemHandler(Problems problems) {
        this.problems = problems;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable error) {
        if (exchange.getResponse().isCommitted()) {
            return Mono.error(error);
        }
        Problem problem = problemOf(error);
        log(exchange, problem, error);
        // A service may have sent the headers of an answer that broke off.
        exchange.getResponse().getHeaders().clear();
        return problems.write(exchange, problem);
    }

    /** Refusals are the client's affair and in the access log; the rest says here what it was. */
    private static void log(ServerWebExchange exchange, Problem problem, Throwable error) {
        if (problem == Problem.INTERNAL_SERVER_ERROR) {
            log.error("{} failed", exchange.getLogPrefix(), error);
        } else if (problem.status().is5xxServerError()) {
            log.warn("{}: {}", problem.title(), rootOf(error).toString());
        }
    }

    static Problem problemOf(Throwable error) {
        return switch (error) {
            case Refused refused -> refused.problem();
            case ErrorResponse response -> Problem.ofStatus(response.getStatusCode());
            // Only the issuer is called by WebClient, for a login or to refresh a token.
            case WebClientException issuerDown -> Problem.IDENTITY_UNAVAILABLE;
            case ConnectException down -> Problem.SERVICE_UNAVAILABLE;
            case UnknownHostException down -> Problem.SERVICE_UNAVAILABLE;
            case IOException brokenOff -> Problem.BAD_GATEWAY;
            default -> Problem.INTERNAL_SERVER_ERROR;
        };
    }

    private static Throwable rootOf(Throwable error) {
        Throwable cause = error.getCause();
        return cause == null ? error : rootOf(cause);
    }
}
