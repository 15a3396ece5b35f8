package io.switchboard.benchmarks.ingress.inside;

import java.io.IOException;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Answers with the request's body. */
final class EchoServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        echo(request, response);
    }

    static void echo(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(response, request.getInputStream().readAllBytes());
    }

    static void answer(HttpServletResponse response, byte[] body) throws IOException {
        response.setContentType("text/plain");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
