package io.switchboard.gateway.limits;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.switchboard.web.ProblemJson;
import io.switchboard.web.ProblemTypes;
import org.springframework.http.ProblemDetail;

/** The problem details with which a connection's last response rejects a head. */
final class HeadProblem {

    private HeadProblem() {}

    static HttpResponseStatus statusOf(Throwable cause) {
        return switch (cause) {
            case TooLongHttpLineException line -> HttpResponseStatus.REQUEST_URI_TOO_LONG;
            case TooLongHttpHeaderException headers -> HttpResponseStatus.REQUEST_HEADER_FIELDS_TOO_LARGE;
            default -> HttpResponseStatus.BAD_REQUEST;
        };
    }

    static FullHttpResponse response(HttpResponseStatus status) {
        var problem = ProblemDetail.forStatus(status.code());
        problem.setType(ProblemTypes.of(slugOf(status)));
        problem.setTitle(status.reasonPhrase());
        var body = ProblemJson.of(problem);
        var answer = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, Unpooled.wrappedBuffer(body));
        answer.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, "application/problem+json")
                .set(HttpHeaderNames.CONTENT_LENGTH, body.length)
                .set(HttpHeaderNames.CONNECTION, "close");
        return answer;
    }

    private static String slugOf(HttpResponseStatus status) {
        return status.equals(HttpResponseStatus.REQUEST_TIMEOUT) ? "request-timeout" : "bad-request";
    }
}
