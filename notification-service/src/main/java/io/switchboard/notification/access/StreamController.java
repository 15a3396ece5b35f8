package io.switchboard.notification.access;

import java.io.IOException;
import java.util.List;

import io.switchboard.notification.session.SseStreams;
import io.switchboard.notification.session.StreamRequest;
import io.switchboard.notification.socket.WebSocketEnd;
import io.switchboard.notification.socket.WebSocketHandshake;
import io.switchboard.notification.socket.WebSocketStreams;
import io.switchboard.notification.subscription.EventFilter;
import io.switchboard.notification.subscription.Subscription;
import io.switchboard.notification.ticket.StreamCaller;
import io.switchboard.notification.ticket.TicketRefused;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.access.CallerReader;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/stream}: the tenant's events, as server-sent events or over a WebSocket. */
@RestController
class StreamController {

    private static final Logger log = LoggerFactory.getLogger(StreamController.class);

    private final StreamCallers callers;
    private final SseStreams serverSentEvents;
    private final WebSocketStreams webSockets;

    StreamController(StreamCallers callers, SseStreams serverSentEvents, WebSocketStreams webSockets) {
        this.callers = callers;
        this.serverSentEvents = serverSentEvents;
        this.webSockets = webSockets;
    }

    @GetMapping(path = "/api/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    void stream(
            @RequestHeader(name = CallerReader.TENANT_HEADER, required = false) @Nullable String tenant,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
            @RequestParam(name = "lastEventId", required = false) @Nullable String lastEventIdInUrl,
            @RequestParam(required = false) @Nullable String types,
            @RequestParam(required = false) @Nullable String conversationId,
            @RequestParam(required = false) @Nullable String ticket,
            HttpServletRequest request,
            HttpServletResponse response)
            throws Exception {
        // Spring calls this method for HEAD as well.
        if (request.getMethod().equals(HttpMethod.HEAD.name())) {
            throw new HttpRequestMethodNotSupportedException(HttpMethod.HEAD.name(), List.of(HttpMethod.GET.name()));
        }
        // A browser that reconnects by itself repeats its URL, but its header is up to date.
        var resumeId = lastEventId == null ? lastEventIdInUrl : lastEventId;
        var filter = EventFilter.parse(types, conversationId);
        if (WebSocketHandshake.isAskedFor(request)) {
            openWebSocket(ticket, tenant, filter, resumeId, request, response);
            return;
        }
        if (ticket != null) {
            throw ApiProblem.invalid("ticket-without-websocket", "A ticket opens a WebSocket, and nothing else.");
        }
        serverSentEvents.open(streamRequest(callers.ofToken(tenant), filter, resumeId), request, response);
    }

    private void openWebSocket(
            @Nullable String ticket,
            @Nullable String tenant,
            EventFilter filter,
            @Nullable String resumeId,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException, ServletException {
        try {
            var caller = ticket == null ? callers.ofToken(tenant) : callers.ofTicket(ticket);
            webSockets.open(streamRequest(caller, filter, resumeId), request, response);
        } catch (TicketRefused e) {
            log.atInfo().addKeyValue("reason", e.getMessage()).log("WebSocket refused");
            webSockets.refuse(WebSocketEnd.REFUSED, request, response);
        }
    }

    private static StreamRequest streamRequest(StreamCaller caller, EventFilter filter, @Nullable String resumeId) {
        var subscription = new Subscription(caller.tenantId(), caller.subject(), filter);
        return new StreamRequest(subscription, resumeId, caller.expiry());
    }
}
