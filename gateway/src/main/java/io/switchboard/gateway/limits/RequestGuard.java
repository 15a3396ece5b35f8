package io.switchboard.gateway.limits;

import java.util.List;

import io.switchboard.gateway.problem.GatewayProblem;
import io.switchboard.gateway.problem.ProblemWriter;
import io.switchboard.gateway.upgrade.WebSocketRequests;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.HttpHandlerDecoratorFactory;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Rejects requests before any filter, route, observation or log line sees them: methods that HTTP does not know, because
 * a method becomes the tag of a meter; WebSocket upgrades at other addresses than the stream's; and, behind a trusted proxy, the
 * requests of a source that has too many open.
 */
@Component
final class RequestGuard implements HttpHandlerDecoratorFactory {

    private final ProblemWriter problems;
    private final OpenRequests openRequests;
    private final RefusalMeters meters;

    RequestGuard(ProblemWriter problems, OpenRequests openRequests, RefusalMeters meters) {
        this.problems = problems;
        this.openRequests = openRequests;
        this.meters = meters;
    }

    @Override
    public HttpHandler apply(HttpHandler next) {
        return (request, response) -> {
            if (!KnownMethods.ALL.contains(request.getMethod())) {
                meters.count(RefusalMeters.Reason.METHOD);
                response.getHeaders().setAllow(KnownMethods.ALL);
                return refuse(request, response, GatewayProblem.METHOD_NOT_ALLOWED);
            }
            if (WebSocketRequests.isUpgrade(request) && !WebSocketRequests.isForEvents(request)) {
                meters.count(RefusalMeters.Reason.UPGRADE);
                return refuse(request, response, GatewayProblem.UPGRADE_NOT_OFFERED);
            }
            return handleOfSource(request, response, next);
        };
    }

    private Mono<Void> handleOfSource(ServerHttpRequest request, ServerHttpResponse response, HttpHandler next) {
        var forwardedFor = request.getHeaders().getOrDefault("X-Forwarded-For", List.of());
        var permit = openRequests.acquire(request.getRemoteAddress(), forwardedFor);
        if (!permit.isGranted()) {
            return refuse(request, response, GatewayProblem.SERVICE_UNAVAILABLE);
        }
        return next.handle(request, response).doFinally(end -> permit.release());
    }

    /** The body of a refused request is not read, so its connection carries no other request. */
    private Mono<Void> refuse(ServerHttpRequest request, ServerHttpResponse response, GatewayProblem problem) {
        var headers = response.getHeaders();
        headers.setConnection("close");
        headers.setCacheControl("no-store");
        headers.set("X-Content-Type-Options", "nosniff");
        return problems.write(request, response, problem);
    }
}
