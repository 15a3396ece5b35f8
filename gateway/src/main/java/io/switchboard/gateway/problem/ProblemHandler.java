package io.switchboard.gateway.problem;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;

import io.netty.channel.ChannelException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webflux.error.ErrorWebExceptionHandler;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.reactive.function.client.WebClientException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableChannel;
import reactor.netty.channel.AbortedException;
import reactor.netty.http.server.HttpServerResponse;

/** Translates every error that no other handler answered into a {@link GatewayProblem}, before Boot's own handler. */
@Component
@Order(-2)
public final class ProblemHandler implements ErrorWebExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemHandler.class);

    private final ProblemWriter problems;
    private final FailureLog failures;
    private final LogRate rate = new LogRate(10);

    ProblemHandler(ProblemWriter problems, FailureLog failures) {
        this.problems = problems;
        this.failures = failures;
    }

    /** The status of the response to an error. */
    public static HttpStatusCode statusOf(Throwable error) {
        return problemOf(error).status();
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable error) {
        if (exchange.getResponse().isCommitted()) {
            return breakOff(exchange, error);
        }
        var problem = problemOf(error);
        failures.log(problem, error);
        // A service may have sent the headers of an answer that broke off.
        exchange.getResponse().getHeaders().clear();
        return problems.write(exchange, problem);
    }

    /**
     * Closes the connection, so that the client does not take a part of the answer for the whole. The error goes no
     * further: Spring and Netty would write the client's target, query included, and a stack trace into the log.
     */
    private Mono<Void> breakOff(ServerWebExchange exchange, Throwable error) {
        if (rate.permits()) {
            log.atInfo()
                    .addKeyValue("error", FailureLog.rootOf(error).getClass().getSimpleName())
                    .addKeyValue("suppressed", rate.suppressed())
                    .log("answer broken off");
        }
        var response = exchange.getResponse();
        HttpServerResponse connection = ServerHttpResponseDecorator.getNativeResponse(response);
        connection.withConnection(DisposableChannel::dispose);
        return Mono.empty();
    }

    /** The problem with which the gateway answers when this error was not handled before. */
    public static GatewayProblem problemOf(Throwable error) {
        return switch (error) {
            case RequestRejected refused -> refused.problem();
            case ErrorResponse response -> GatewayProblem.ofStatus(response.getStatusCode());
            // Only the issuer is called by WebClient, for a login or to refresh a token.
            case WebClientException issuerDown -> GatewayProblem.IDENTITY_UNAVAILABLE;
            // Reactor Netty's own timeout: the request did not arrive in time.
            case ChannelException slow -> GatewayProblem.REQUEST_TIMEOUT;
            // The client closed the connection while its body was read; no answer reaches it.
            case AbortedException gone -> GatewayProblem.BAD_REQUEST;
            case ConnectException down -> GatewayProblem.SERVICE_UNAVAILABLE;
            case UnknownHostException down -> GatewayProblem.SERVICE_UNAVAILABLE;
            case IOException brokenOff -> GatewayProblem.BAD_GATEWAY;
            default -> GatewayProblem.INTERNAL_SERVER_ERROR;
        };
    }
}
