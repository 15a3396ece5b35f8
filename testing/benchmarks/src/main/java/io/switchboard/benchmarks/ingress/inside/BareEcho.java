package io.switchboard.benchmarks.ingress.inside;

import java.io.IOException;

import jakarta.servlet.ServletException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/** Answers before the web application receives the request, ahead of all of Spring's filters. */
final class BareEcho extends ValveBase {

    private final String path;

    BareEcho(String path) {
        super(true);
        this.path = path;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (request.getRequestURI().equals(path)) {
            EchoServlet.echo(request, response);
        } else {
            getNext().invoke(request, response);
        }
    }
}
